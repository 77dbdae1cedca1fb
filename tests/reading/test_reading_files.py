"""Files, folders and standard input to articles; each failure is a coded entry and the run goes on."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputError, UsageError
from factcheck.model import Article, Skipped, ZoneKind
from factcheck.reading import iter_articles, read
from factcheck.reading.dates import iso_date
from factcheck.reading.decode import decode
from factcheck.reading.language import is_english

SENTENCE = "Five people were killed on Monday, the police said."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, data: str | bytes) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return name


def one(name: str) -> Article:
    articles, skipped = read([name])
    assert skipped == []
    (article,) = articles
    return article


def failure(name: str) -> Skipped:
    """The one entry for a file read beside a good one."""
    good = write("good/good.txt", SENTENCE)
    articles, skipped = read([name, good])
    assert [article.path for article in articles] == [good]
    (entry,) = skipped
    assert entry.reason
    assert entry.hint
    return entry


def test_front_matter_values_stay_the_strings_that_were_written() -> None:
    body = "\nTwo men were hurt at 19:30.\r\n\n---\nnot a fence\n"
    head = "---\nid: 007\ntitle: Yes\ntime: 19:30\npublished: 2017-11-22\noutlet: 1e3\nrendition: restated\n---\n"
    article = one(write("a.md", head + body))
    assert article.text == body
    assert (article.id, article.title, article.published) == ("007", "Yes", "2017-11-22")
    assert (article.outlet, article.rendition) == ("1e3", "restated")


def test_front_matter_date_is_another_name_for_published() -> None:
    assert one(write("a.md", f"---\ndate: 2017-11\n---\n{SENTENCE}")).published == "2017-11"


def test_outlet_comes_from_the_address_where_none_is_named() -> None:
    assert one(write("a.md", f"---\nurl: https://www.bay.example/x\n---\n{SENTENCE}")).outlet == "bay.example"


def test_plain_text_takes_a_first_line_without_full_stop_for_its_title() -> None:
    article = one(write("n/a.txt", f"Five dead in blast\n\n{SENTENCE}\n"))
    assert article.title == "Five dead in blast"
    assert [zone.kind for zone in article.zones] == [ZoneKind.HEADLINE, ZoneKind.BODY]
    assert one(write("b.txt", f"{SENTENCE}\n\n{SENTENCE}")).title is None


def test_markdown_heading_is_the_title_and_the_headline() -> None:
    article = one(write("a.md", f"# Five dead in blast\n{SENTENCE}\n"))
    assert article.title == "Five dead in blast"
    assert article.zones[0].kind is ZoneKind.HEADLINE


def test_json_lines_go_on_after_bad_ones() -> None:
    lines = [
        json.dumps({"id": 5, "text": SENTENCE, "outlet": None, "score": [1]}),
        "{broken",
        "",
        json.dumps({"title": "no text"}),
        json.dumps([1]),
        json.dumps({"text": "Two. \ud800"}),
        "[" * 100_000,
    ]
    articles, skipped = read([write("a.jsonl", "\n".join(lines))])
    assert [(article.id, article.path, article.outlet) for article in articles] == [
        ("5", "a.jsonl:1", ""),
        ("a-6", "a.jsonl:6", ""),
    ]
    assert articles[1].text == "Two. \ufffd"
    assert [(entry.path, entry.code) for entry in skipped] == [
        ("a.jsonl:2", "FC919"),
        ("a.jsonl:4", "FC920"),
        ("a.jsonl:5", "FC919"),
        ("a.jsonl:7", "FC919"),
    ]


def test_json_lines_without_one_text_are_named_once() -> None:
    assert failure(write("gold.jsonl", '{"a": 1}\n{"a": 2}\n')).code == "FC922"


def test_folder_is_walked_in_the_order_of_names_past_what_is_no_article() -> None:
    for name in ("c/b.txt", "c/a/z.md", "c/a.md", "c/.hidden/x.txt", "c/.x.txt", "c/README.md", "c/p.py", "c/B.txt"):
        write(name, SENTENCE)
    articles, skipped = read(["c/"])
    assert [article.path for article in articles] == ["c/B.txt", "c/a/z.md", "c/a.md", "c/b.txt"]
    assert [article.id for article in articles] == ["B", "a/z", "a", "b"]
    assert skipped == []
    narrowed, _ = read(["c"], include=["a/*"])
    assert [article.path for article in narrowed] == ["c/a/z.md"]


def test_file_is_read_once_however_often_it_is_named() -> None:
    write("c/a.txt", SENTENCE)
    articles, skipped = read(["c", "c/a.txt", "./c"])
    assert [article.path for article in articles] == ["c/a.txt"]
    assert skipped == []


def test_link_back_to_a_folder_above_is_not_followed() -> None:
    write("c/a.txt", SENTENCE)
    Path("c/up").symlink_to("..", target_is_directory=True)
    assert [article.path for article in read(["c"])[0]] == ["c/a.txt"]


def test_doubled_id_is_kept_under_another_whatever_the_order() -> None:
    write("a.md", f"---\nid: x\n---\nOne. {SENTENCE}")
    write("b.md", f"---\nid: x\n---\nTwo. {SENTENCE}")
    for paths in (["a.md", "b.md"], ["b.md", "a.md"]):
        articles, skipped = read(paths)
        assert {article.path: article.id for article in articles} == {"a.md": "x", "b.md": "x-2"}
        (note,) = skipped
        assert (note.path, note.code) == ("b.md", "FC921")
        assert "'x-2'" in note.reason


def test_doubled_ids_never_take_an_id_that_is_there() -> None:
    write("a.jsonl", "\n".join(json.dumps({"id": name, "text": SENTENCE}) for name in ("x", "x-2", "x", "x")))
    streamed = [item.id for item in iter_articles(["a.jsonl"]) if isinstance(item, Article)]
    assert streamed == ["x", "x-2", "x-3", "x-4"]


def test_stream_holds_articles_and_entries_in_input_order() -> None:
    write("c/1.txt", SENTENCE)
    write("c/2.txt", " \n")
    write("c/3.txt", SENTENCE)
    assert [item.path for item in iter_articles(["c"])] == ["c/1.txt", "c/2.txt", "c/3.txt"]


def test_missing_path_is_wrong_usage_before_anything_is_read() -> None:
    with pytest.raises(UsageError, match="nowhere does not exist"):
        read([write("a.txt", SENTENCE), "nowhere"])
    with pytest.raises(UsageError, match="does not exist"):
        read(["a\0b"])


def test_nothing_readable_names_the_first_reason() -> None:
    Path("c").mkdir()
    with pytest.raises(InputError, match=r"c: FC922 it holds no articles") as caught:
        read(["c"])
    assert caught.value.code == "FC910"
    with pytest.raises(InputError, match="and 1 more"):
        read(["c", write("e.txt", "")])


def test_standard_input_takes_its_format_from_the_name_or_from_its_words() -> None:
    (article,), _ = read(["-"], stdin=SENTENCE.encode())
    assert (article.id, article.path, article.text) == ("stdin", "-", SENTENCE)
    (article,), _ = read(["-"], stdin=json.dumps({"text": SENTENCE}).encode())
    assert (article.id, article.path) == ("stdin-1", "-:1")
    (article,), _ = read(["-"], stdin=f"<p>{SENTENCE}</p>".encode(), stdin_filename="d/draft.html")
    assert (article.id, article.path, article.text) == ("draft", "d/draft.html", SENTENCE)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "FC912"),
        ("a.jsonl", b"", "FC912"),
        ("a.txt", b"\xef\xbb\xbf \n", "FC912"),
        ("a.txt", b"%PDF-1.7 words", "FC913"),
        ("a.txt", bytes(range(256)) * 4, "FC913"),
        ("a.md", b"---\ntitle: Blast: five dead\n---\nFive.", "FC918"),
        ("a.md", b"---\ntitle: Blast\nFive.", "FC918"),
        ("a.md", b"---\n- a\n---\nFive.", "FC918"),
        ("a.md", b"---\na: " + b"[" * 5000 + b"\n---\nFive.", "FC918"),
        ("a.md", b"---\ntitle: x\n---\n \n", "FC920"),
        ("a.html", b"<html><head><title>x</title></head><body><script>5 dead</script></body></html>", "FC920"),
        ("a.html", b"<", "FC920"),
        ("a.txt", b"\xff\xfe\x00\xd8a", "FC914"),
    ],
)
def test_each_failure_has_its_code(name: str, data: bytes, code: str) -> None:
    assert failure(write(name, data)).code == code


def test_broken_front_matter_names_its_line() -> None:
    assert failure(write("a.md", "---\nid: a\ntitle: Blast: five dead\n---\nFive.")).path == "a.md:3"


def test_large_file_is_skipped_and_large_line_alone() -> None:
    write("a.txt", SENTENCE * 10)
    write("b.jsonl", json.dumps({"text": SENTENCE * 10}) + "\n" + json.dumps({"text": SENTENCE}))
    articles, skipped = read(["a.txt", "b.jsonl"], max_bytes=200)
    assert [article.path for article in articles] == ["b.jsonl:2"]
    assert [(entry.path, entry.code) for entry in skipped] == [("a.txt", "FC916"), ("b.jsonl:1", "FC916")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_forbidden_file_is_named() -> None:
    Path(write("a.txt", SENTENCE)).chmod(0)
    assert failure("a.txt").code == "FC911"


def test_what_is_no_regular_file_is_named() -> None:
    os.mkfifo("a.txt")
    assert failure("a.txt").code == "FC911"
    Path("gone.txt").symlink_to("nowhere")
    assert failure("gone.txt").code == "FC911"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_text_survives_its_encoding(encoding: str) -> None:
    text = f"“Five were killed”, a naïve man in a café said — on Monday. {SENTENCE}"
    articles, _ = read([write("a.txt", text.encode(encoding))])
    assert articles[0].text == text


def test_guessed_encoding_is_noted_and_the_text_kept() -> None:
    articles, skipped = read([write("a.txt", f"{SENTENCE} “Five”".encode("cp1252"))])
    assert articles[0].text.endswith("“Five”")
    assert [(entry.path, entry.code) for entry in skipped] == [("a.txt", "FC915")]


def test_few_bad_bytes_do_not_turn_good_ones_into_others() -> None:
    text, guessed = decode("“Five” – naïve café ".encode() * 3 + b"\xe9 end")
    assert "“Five” – naïve café" in text
    assert text.endswith("\ufffd end")
    assert guessed


def test_html_page_is_read_in_the_encoding_it_declares() -> None:
    page = f'<html><head><meta charset="iso-8859-2"></head><body><p>{SENTENCE} Łódź</p></body></html>'
    articles, _ = read([write("a.html", page.encode("iso-8859-2"))])
    assert articles[0].text.endswith("Łódź")


def test_control_and_direction_characters_survive() -> None:
    text = f"{SENTENCE}\0 \x07\u202eFive\u202c\u200f killed."
    assert one(write("a.txt", text)).text == text


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Fünf Menschen sind bei dem Angriff getötet worden, und zwölf wurden verletzt, wie die Polizei am Montag "
         "mitteilte. Die Täter sind auf der Flucht, und nach ihnen wird gesucht.", False),
        ("Cinq personnes ont été tuées dans une attaque, et douze autres sont blessées, selon la police. Les auteurs "
         "de cette attaque ne sont pas connus, et le ministre est sur place.", False),
        ("Cinco personas murieron en el ataque y otras doce resultaron heridas, según la policía. El ministro dijo que "
         "los autores no son conocidos, y que se les busca en toda la ciudad.", False),
        ("В результате нападения погибли пять человек, ещё двенадцать были ранены.", False),
        ("Five killed. В результате.", True),
        ("5 12 37 100 2017", True),
        ("", True),
        ("Muertos: cinco", True),
        ("Anna Berg, 34. John Hill, 12. Peter Marsh, 61. Mary Stone, 8. Carl Wood, 44. " * 3, True),
        ("Homes without power: Barton 300, Hill 1,200, Stonebeck 40, Valley 900, Larne 70, Cairn 60, Bay 5.", True),
        (SENTENCE * 3, True),
    ],
)  # fmt: skip
def test_language(text: str, english: bool) -> None:
    assert is_english(text) is english


def test_other_language_is_skipped_with_its_code() -> None:
    text = "Пять человек погибли и двенадцать были ранены при нападении в понедельник, сообщила полиция."
    assert failure(write("a.txt", text)).code == "FC917"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2017-11-22", "2017-11-22"),
        ("2017-11", "2017-11"),
        ("2017-11-22T15:11:00+09:00", "2017-11-22T15:11:00+09:00"),
        ("2017-11-22T15:11:00.123Z", "2017-11-22T15:11:00.123Z"),
        ("2015-8-3", "2015-08-03"),
        ("20171122", "2017-11-22"),
        ("22 November 2017", "2017-11-22"),
        ("Nov. 22nd, 2017", "2017-11-22"),
        ("Wed, 22 Nov 2017 10:00:00 GMT", "2017-11-22T10:00:00+00:00"),
        ("03/04/2018", None),
        ("2017-02-30", None),
        ("31 February 2017", None),
        ("soon", None),
    ],
)
def test_dates(written: str, iso: str | None) -> None:
    assert iso_date(written) == iso


def test_date_that_cannot_be_understood_is_noted_and_left_out() -> None:
    articles, skipped = read([write("a.md", f"---\ndate: 03/04/2018\n---\n{SENTENCE}")])
    assert articles[0].published is None
    assert [entry.code for entry in skipped] == ["FC923"]


def test_fingerprint_is_of_content_and_not_of_place() -> None:
    head = "---\ntitle: A\npublished: 2017-11-22\noutlet: B\nurl: http://c.example\n---\n"
    first = one(write("a/a.md", head + SENTENCE))
    second = one(write("b/b.md", head.replace("title", "id: z\ntitle") + SENTENCE))
    assert first.sha256 == second.sha256
    assert len(first.sha256) == 64
    for change in (("A", "Z"), ("11-22", "11-23"), ("B", "Z"), ("c.example", "z.example")):
        assert one(write("c.md", head.replace(*change) + SENTENCE)).sha256 != first.sha256
    assert one(write("d.md", head + SENTENCE + "!")).sha256 != first.sha256


@given(data=st.binary(max_size=400), suffix=st.sampled_from(["txt", "md", "html", "jsonl"]))
def test_no_bytes_bring_the_reader_down(data: bytes, suffix: str) -> None:
    for item in iter_articles(["-"], stdin=data, stdin_filename=f"x.{suffix}"):
        assert isinstance(item, Article | Skipped)
