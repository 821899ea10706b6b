// English names of days, months, zones and units, and how numbers with them are said.
import type { Text } from '../id.ts'

export const unitsEn: Text['units'] = {
  language: 'en',
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  weekdaysShort: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  monthsShort: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  zones: { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' },
  decimal: '.',
  thousands: ',',
  date: (weekday, day, month, year) => `${weekday}, ${day} ${month} ${year}`,
  time: (hour, minute, zone) => `${hour}:${minute} ${zone}`,
  dateAndTime: (date, time) => `${date}, ${time}`,
  workingDays: (n) => `${n} working ${n === 1 ? 'day' : 'days'}`,
  calendarDays: (n) => `${n} calendar ${n === 1 ? 'day' : 'days'}`,
  days: (n) => `${n} ${n === 1 ? 'day' : 'days'}`,
  spanOfYears: (n) => `${n} ${n === 1 ? 'year' : 'years'}`,
  spanOfMonths: (n) => `${n} ${n === 1 ? 'month' : 'months'}`,
  hours: (n) => `${n} ${n === 1 ? 'hour' : 'hours'}`,
  minutes: (n) => `${n} ${n === 1 ? 'minute' : 'minutes'}`,
  upTo: (span) => `at most ${span}`,
}
