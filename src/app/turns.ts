// Lets what concerns the same thing happen one after the other, and everything else at once.

export type InTurn = <Result>(key: string, action: () => Promise<Result>) => Promise<Result>

/** Nothing stays in memory once the last action of a key is done; one that fails doesn't keep the next from its turn. */
export function turns(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return (key, action) => {
    const before = last.get(key) ?? Promise.resolve()
    const mine = before.then(action, action)
    last.set(key, mine)
    const leave = () => {
      if (last.get(key) === mine) last.delete(key)
    }
    mine.then(leave, leave)
    return mine
  }
}
