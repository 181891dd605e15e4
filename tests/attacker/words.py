"""Words that stand beside a total in tables of children: the second attacker's own, drawn by its reports."""

TOTALS = (
    "Total", "TOTAL", "Totals", "Overall", "Overall total", "Sub-total", "Sub total", "Subtotal", "Sum", "Tot.", "Both",
    "Both sexes", "Persons", "People", "Under 18", "Under 18s", "0-17", "0 to 17", "Aged 0-17", "Any age", "Combined",
    "Everyone", "Everybody", "Whole", "Whole cohort", "Grand total", "Grand-total",
    "Children total", "Children, all told",
    "England", "Anytown", "Anyshire", "Borough", "LA", "Partnership area", "1. Total foster placements", "1.0 All",
    "Under 10 total", "Net", "All", "All ages", "All of the above", "Any", "Cohort", "N", "n =", "Summe", "Gesamt",
    "Zusammen", "Count", "Wuggle", "Xyzzy", "Figure", "Headline", "Number", "Row 5", "Base", "Caseload", "Year end",
    "Of whom", "Altogether", "In all", "Aggregate", "Full list", "T",
)  # fmt: skip
NAMED_TOTALS = tuple(word for word in TOTALS if "otal" in word or word.startswith("All"))
KINDS = ("Neglect", "Emotional", "Physical", "Sexual", "Not recorded", "Other", "Online", "Exploitation")
SENDERS = ("Police", "Schools", "Health", "Housing", "Probation", "Parents", "Anonymous", "Courts")
WARDS = ("Abbey", "Mill", "Park", "Castle", "Harbour", "Station", "Green", "Hill", "Bridge", "Orchard")
PLURALS = (
    "Plans",
    "Referrals",
    "Episodes",
    "Placements",
    "Assessments",
    "Strategies",
    "Visits",
    "Contacts",
    "Children",
)
