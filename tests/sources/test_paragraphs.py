from annotated_briefing.sources.paragraphs import pieces


def words(text: str) -> list[str]:
    return [p.of(text) for p in pieces(text, 0, len(text))]


def test_each_line_of_a_wire_text_is_a_paragraph() -> None:
    text = "Une première phrase assez longue pour être un paragraphe.\n  Une autre.\n\n\nFin."
    assert words(text) == [
        "Une première phrase assez longue pour être un paragraphe.",
        "Une autre.",
        "Fin.",
    ]


def test_lines_broken_at_a_column_are_joined() -> None:
    text = (
        "La réunion des ministres de l'énergie, qui devait se tenir\n"
        "dans la capitale, a été reportée au mois prochain faute\n"
        "d'accord sur le prix plafond du gaz.\n\n"
        "Aucune date n'a été donnée par la présidence, qui promet\n"
        "une nouvelle proposition avant la fin de la semaine.\n"
    )
    assert len(words(text)) == 2
    assert words(text)[0].endswith("du gaz.")
