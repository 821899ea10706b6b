// Whose list an owed step stands in, beside the offices that a procedure names.

/** No office is called so: their names begin with a letter. */
export const SEATS = { anyone: '@anyone', unit: '@unit', watch: '@watch' } as const
