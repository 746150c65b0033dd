"""What people do in a browser, whoever they are: read, press, follow, fetch a paper."""

import re

import pypdfium2
from playwright.sync_api import Page


def said(page: Page) -> str:
    """All that the page says, on one line and with plain spaces."""
    return " ".join(page.locator("main").inner_text().split())


def press(page: Page, name: str) -> None:
    """Press the one button of this name; the next page is there afterwards."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    with page.expect_navigation():
        page.get_by_role("link", name=name).first.click()


def paper_of(page: Page, address: str) -> pypdfium2.PdfDocument:
    """A PDF that this person may fetch."""
    response = page.request.get(address)
    assert response.ok, f"{address}: {response.status}"
    assert response.headers["content-type"] == "application/pdf"
    return pypdfium2.PdfDocument(response.body())


def words_of(page: Page, address: str) -> str:
    """The text of a PDF that this person may fetch, on one line."""
    sheets = paper_of(page, address)
    return " ".join(" ".join(sheet.get_textpage().get_text_bounded() for sheet in sheets).split())
