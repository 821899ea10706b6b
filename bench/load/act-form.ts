// The form of an act as the desk or the reporter's page draws it: what it brings along when it is sent.

export type ActForm = { readonly status: number; /** Hidden fields, and dates and times as they are set. */ readonly fields: Readonly<Record<string, string>> }

/** Opens the form of a way. */
export async function readActForm(port: number, path: string, cookie: string): Promise<ActForm> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', headers: { Cookie: cookie } })
  return { status: answer.status, fields: fieldsOf(await answer.text()) }
}

export function fieldsOf(page: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...page.matchAll(/<input [^>]*type="(?:hidden|date|time)"[^>]*>/g)].flatMap(([tag]) => {
    const [name, value] = [/ name="([^"]*)"/.exec(tag)?.[1], / value="([^"]*)"/.exec(tag)?.[1]]
    return name === undefined ? [] : [[name, value ?? ''] as const]
  }))
}
