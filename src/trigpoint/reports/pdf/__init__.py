"""Reports on paper: a tagged PDF (PDF/UA-1) that typst sets from a report's value.

``encode`` turns the report into plain data, ``render`` hands it to the typesetter, ``template/``
says how it looks. Everything that a user wrote stays data: nothing of it is read as markup.
"""

from trigpoint.reports.pdf.render import pdf_bytes, write_pdf

__all__ = ["pdf_bytes", "write_pdf"]
