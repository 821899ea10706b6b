// Wonogiri’s procedure by hand: UPP, UPT and APIP, with the national team above.
import { AT_A_DESK, ON_A_PHONE, tellsStories } from '../web/desk/stories-by-hand.ts'

tellsStories('wonogiri/lapor', ON_A_PHONE)
tellsStories('wonogiri/lapor', AT_A_DESK, (_story, index) => index === 0)
