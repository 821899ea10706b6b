// The masked wording of a report is an artefact of this name in every procedure; the public reads it.

export const MASKED_ARTEFACT = 'naskah-samaran'
