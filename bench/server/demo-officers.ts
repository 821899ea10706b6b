// Officers of the demonstration whom scenarios sign in, by their numbers (src/app/accounts/demo-parts.ts).

/** Of Rembang's team that verifies, coordinates and publishes. */
export const COORDINATOR = 2
/** Of the same team: looks at what the other wrote. */
export const SECOND_COORDINATOR = 1
/** Rembang's Health office. */
export const LIAISON = 3
