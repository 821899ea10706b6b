// Rembang’s full story on a cheap phone whose browser runs no script; on a desk with script it is told among the long tests.
import { tellsRembang } from './rembang-story.ts'

tellsRembang('on a phone without script', { width: 360, script: false, scheme: 'light' })
