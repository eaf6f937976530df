### BitMEX: its card, what its permissions mean, when its keys end, and the lines through its page.
