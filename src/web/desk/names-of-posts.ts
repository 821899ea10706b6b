// The posts that an officer works in now, each in words: the own ones, and those stood in for with their last day.
import { deputiesAround, postsOfOfficer } from '../../store/accounts/posts.ts'
import { formatShortDate } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import type { OfficerAtWork, Web } from '../web.ts'
import { officeZone } from './office-zone.ts'
import { postName, postNames } from './post-names.ts'

export async function namesOfPosts(web: Web, t: Text, { officer, government, administrator }: OfficerAtWork): Promise<readonly string[]> {
  const now = web.clock.now()
  const [own, around] = await Promise.all([postsOfOfficer(web.database.pool, officer), deputiesAround(web.database.pool, officer, now)])
  const standing = around.filter(({ standIn, from }) => standIn === officer && from <= now)
  const zone = officeZone(web, government)
  const names = [...postNames(web, t, own), ...standing.map((post) => `${postName(web, t, post)} (${t.desk.standIn(formatShortDate(t, post.until - 1, zone))})`)]
  return administrator ? [...names, t.desk.administrator] : names
}
