// Text as it is kept: the same words, without what no reader can see and no screen should obey.

// Controls of C0 and C1 except tab and line feed; overrides and isolates of text direction; the byte-order mark.
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Several lines: line ends become `\n`, Unicode is composed (NFC), the ends are trimmed. Emoji and any script stay. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(INVISIBLE, '').replace(LONE_SURROGATE, '\ufffd').normalize('NFC').trim()
}

/** One line: as `cleanText`, and every run of white space becomes one space. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ')
}
