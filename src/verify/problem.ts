// Something that does not hold: what, where to look, and a sentence.

export type Problem = { readonly what: string; readonly where: string; readonly message: string }

/** Beyond this only the number grows: a table that is gone would fill the screen. */
export const MOST_PROBLEMS = 1_000

export type Problems = { readonly add: (what: string, where: string, message: string) => void; readonly list: readonly Problem[]; readonly count: () => number }

export function newProblems(): Problems {
  const list: Problem[] = []
  let count = 0
  return {
    list,
    count: () => count,
    add(what, where, message) {
      count += 1
      if (list.length < MOST_PROBLEMS) list.push({ what, where, message })
    },
  }
}
