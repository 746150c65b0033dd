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


def words_of(page: Page, address: str) -> str:
    """The text of a PDF that this person may fetch, on one line."""
    response = page.request.get(address)
    assert response.ok, f"{address}: {response.status}"
    assert response.headers["content-type"] == "application/pdf"
    pages = pypdfium2.PdfDocument(response.body())
    return " ".join(" ".join(sheet.get_textpage().get_text_bounded() for sheet in pages).split())
