// Words that somebody may type and that nothing may obey.

/** What was typed, and what stands on the reporter's page for it. */
export const STRANGE: readonly (readonly [string, string, string])[] = [
  ['emoji and many scripts', '👩🏽‍🚒🇮🇩 ꦗꦮ ᬩᬮᬶ عربي', '👩🏽‍🚒🇮🇩 ꦗꦮ ᬩᬮᬶ عربي'],
  ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>"\'`&amp;', '<script>alert(1)</script><img src=x onerror=alert(1)>"\'`&amp;'],
  ['SQL', "'; drop table report; -- \\' or 1=1", "'; drop table report; -- \\' or 1=1"],
  ['templates', '{{7*7}} ${7*7} <%= 7*7 %> #{7*7} %s %n', '{{7*7}} ${7*7} <%= 7*7 %> #{7*7} %s %n'],
  ['the end of a text field', '</textarea></form><h1>lain</h1>', '</textarea></form><h1>lain</h1>'],
  ['control characters and NUL', 'a\u0000b\u0007c\u001bd\u009be', 'abcde'],
  ['overrides of direction', 'abc\u202egpj.exe\u2066x\u2069', 'abcgpj.exex'],
  ['decomposed letters', 'e\u0301', '\u00e9'],
  ['lines before the first word', '\n\nAwal', 'Awal'],
  ['names of properties', '__proto__ constructor', '__proto__ constructor'],
]
