### Gemini: its card, what its permissions mean, when its keys end, and the lines through its page.

create-exchange-gemini-text = Gives roles, not ticks: one to look, one to trade, one to move coins.

permission-gemini-isauditor = See balances, orders and history. It stands alone, without another role.
permission-gemini-istrader = Buy and sell with your coins.
permission-gemini-isaccountadmin = Make accounts under yours. Only a master key can have it.
permission-gemini-isfundmanager = Move coins between your own accounts, and send them away. At Gemini this is one role.

guide-gemini-heartbeat = Leave **Requires Heartbeat** off, unless your tool asks for it
guide-gemini-heartbeat-note = With it, Gemini cancels all orders when the tool is silent for 30 seconds.
