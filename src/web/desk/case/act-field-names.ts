// Names of the fields of an act's form: one per artefact, part and setting.

export const VERSION_FIELD = 'version'
/** How many events the report had when the form was drawn: what came since can be told. */
export const SEEN_FIELD = 'seen'
export const SEND_FIELD = 'kirim'
export const CHANGE_FIELD = 'ubah'
/** The first event of the act that a button undoes: another act since is not meant. */
export const UNDO_FIELD = 'act'
export const LEAD_FIELD = 'lead'
/** Where there are many units: the name typed, and the button that looks for it. */
export const LEAD_NAME_FIELD = 'lead-name'
/** For which name the units are listed that can be chosen. */
export const LEAD_LISTED_FIELD = 'lead-listed'
export const FIND_FIELD = 'cari'
export const SUPPORTER_FIELD = 'supporter'
export const ABOUT_UNIT_FIELD = 'about-unit'
export const ABOUT_OFFICER_FIELD = 'about-officer'
export const ABOUT_KEPT_FIELD = 'about-kept'

export function artefactField(id: string, part?: string | number): string {
  return part === undefined ? `a-${id}` : `a-${id}.${part}`
}

export function settingField(setting: string): string {
  return `s-${setting}`
}
