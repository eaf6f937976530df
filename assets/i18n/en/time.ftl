### Dates, ages and times in words.

time-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
time-date = { $day } { $month } { $year }
time-day-month = { $day } { $month }
time-today = today
time-tomorrow = tomorrow
time-heading-today = Today
time-heading-yesterday = Yesterday
time-yesterday = yesterday
time-in-days = in { $days } days
time-days-ago = { $days } days ago
time-moment = { $day }, { $clock }
time-seconds = { $secs } s
time-minutes = { $minutes } min
time-spoken-seconds = { $secs ->
    [one] 1 second
   *[other] { $secs } seconds
}
time-spoken-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}

time-span-minutes = { $minutes ->
    [one] about one minute
   *[other] about { $minutes } minutes
}
time-span-hours = { $hours ->
    [one] about one hour
   *[other] about { $hours } hours
}
time-span-days = { $days ->
    [one] about one day
   *[other] about { $days } days
}
