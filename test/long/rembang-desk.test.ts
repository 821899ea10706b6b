// Rembang’s full story on a desk with script, in the dark scheme.
import { tellsRembang } from '../web/desk/rembang-story.ts'

tellsRembang('on a desk with script', { width: 1280, script: true, scheme: 'dark' })
