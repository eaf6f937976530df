### Words that several screens share.

common-step-of = Step { $step } of { $of }
common-back = Back
common-continue = Continue
common-cancel = Cancel
