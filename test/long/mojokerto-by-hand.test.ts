// Mojokerto’s two procedures by hand: between the government’s team and its agencies with the national team above, and inside an agency (Tidak, Ya).
import { AT_A_DESK, ON_A_PHONE, tellsStories } from '../web/desk/stories-by-hand.ts'

tellsStories('mojokerto/01-opd', ON_A_PHONE)
tellsStories('mojokerto/02-lapor', ON_A_PHONE)
tellsStories('mojokerto/01-opd', AT_A_DESK, (_story, index) => index === 0)
tellsStories('mojokerto/02-lapor', AT_A_DESK, (_story, index) => index === 0)
