### The first start: one promise, three ways.

welcome-promise = Keep your exchange keys safe, and no stronger than they need to be.
welcome-introduction = Make, name, keep and replace the API keys of your bots and trackers. They stay on this computer. No account, no server.
welcome-begin = Make my key safe
welcome-backup = I have a backup
welcome-look-around = Look around with sample keys
welcome-opening = Opening …
welcome-needs = Set-up takes about four minutes. You need a phone with an authenticator app.
welcome-samples = None of these keys can send a coin away. That is how it should look.

welcome-sample-bot = Grid bot
welcome-sample-bot-account = sub-account Grid
welcome-sample-tax = Tax return 2025
welcome-sample-tax-account = main account
welcome-sample-view = Portfolio view
welcome-sample-view-account = default portfolio
welcome-sample-read = Read only
welcome-sample-trade = Read, trade
