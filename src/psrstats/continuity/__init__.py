"""From one year's report to the next: rolled over, waited for, compared, packed."""
