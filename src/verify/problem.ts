// Something that does not hold: what, where to look, and a sentence.

export type Problem = { readonly what: string; readonly where: string; readonly message: string }

/** Beyond this only the number grows: a table that is gone would fill the screen. */
export const MOST_PROBLEMS = 1_000

export type Problems = {
  readonly add: (what: string, where: string, message: string) => void
  /** `count` of them, of which these were kept. */
  readonly addAll: (found: readonly Problem[], count: number) => void
  readonly list: readonly Problem[]
  readonly count: () => number
}

export function newProblems(): Problems {
  const list: Problem[] = []
  let count = 0
  const addAll: Problems['addAll'] = (found, all) => {
    count += all
    list.push(...found.slice(0, Math.max(0, MOST_PROBLEMS - list.length)))
  }
  return { list, count: () => count, addAll, add: (what, where, message) => addAll([{ what, where, message }], 1) }
}
