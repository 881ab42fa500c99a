from annotated_briefing.cli import app

app()
