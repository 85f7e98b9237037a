namespace Portal.Content.Tests.Markup;

/// <summary>
/// Ways to get a script past Markdown or past a sanitiser: OWASP's cheat sheet, CommonMark's corner cases, old favourites of
/// Markdown renderers. As Markdown and as pasted HTML none may leave anything that runs.
/// </summary>
public static class ScriptTricks
{
    public static TheoryData<string> All { get; } = [.. Tricks().Concat(Schemes()).Concat(Handlers()).Concat(Elements())];

    private static IEnumerable<string> Tricks() =>
    [
        "<script>alert(1)</script>",
        "<ScRiPt src=//evil.example/x.js></sCrIpT>",
        "<script\n>alert(1)</script\n>",
        "<script/x>alert(1)</script>",
        "<<script>alert(1);//<</script>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>",
        "<img src=\"x` `<script>alert(1)</script>\"` `>",
        "<img \"\"\"><script>alert(1)</script>\">",
        "<img src=x:alert(alt) onerror=eval(src) alt=1>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><a xlink:href=\"javascript:alert(1)\"><text x=20 y=20>x</text></a></svg>",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
        "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
        "<math href=\"javascript:alert(1)\">click</math>",
        "<body onload=alert(1)>",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<object data=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\"></object>",
        "<embed src=\"data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+\">",
        "<link rel=stylesheet href=\"javascript:alert(1)\">",
        "<style>@import 'javascript:alert(1)';</style>",
        "<style>body{background:url(javascript:alert(1))}</style>",
        "<div style=\"background-image:url(javascript:alert(1))\">x</div>",
        "<div style=\"width:expression(alert(1))\">x</div>",
        "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
        "<base href=\"javascript:alert(1)//\">",
        "<form action=\"javascript:alert(1)\"><button>x</button></form>",
        "<button formaction=\"javascript:alert(1)\">x</button>",
        "<isindex action=\"javascript:alert(1)\" type=image>",
        "<input autofocus onfocus=alert(1)>",
        "<video><source onerror=alert(1)></video>",
        "<video poster=\"javascript:alert(1)\"></video>",
        "<audio src=x onerror=alert(1)>",
        "<details open ontoggle=alert(1)>",
        "<marquee onstart=alert(1)>x</marquee>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<template><script>alert(1)</script></template>",
        "<textarea><script>alert(1)</script></textarea><img src=x onerror=alert(1)>",
        "<title></title><script>alert(1)</script>",
        "<xmp><script>alert(1)</script></xmp><img src=x onerror=alert(1)>",
        "<!--><script>alert(1)</script>-->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml version=\"1.0\"?><script>alert(1)</script>",
        "<!DOCTYPE x [<!ENTITY y \"<script>alert(1)</script>\">]>&y;",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script&#62;alert(1)&#60;/script&#62;",
        "\u0000<script>alert(1)</script>",
        "<a href=\"https://example.org\" onclick=\"alert(1)\">x</a>",
        "[a](https://example.org\"onmouseover=\"alert(1))",
        "[a](<https://example.org\" onmouseover=\"alert(1)>)",
        "[a](https://example.org '\" onmouseover=\"alert(1)')",
        "[a](https://example.org \"x\\\" onmouseover=\\\"alert(1)\")",
        "![a](/media/x \"\\\" onerror=\\\"alert(1)\")",
        "![\" onerror=\"alert(1)](/media/0190a000-0000-7000-8000-000000000001/a.png)",
        "![x](/media/0190a000-0000-7000-8000-000000000001/a.png \"\\\"><script>alert(1)</script>\")",
        "![x](/media/0190a000-0000-7000-8000-000000000001/a.png\" onload=\"alert(1)\")",
        "![x](/media/0190a000-0000-7000-8000-000000000001/../../evil)",
        "![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)",
        "![x](https://evil.example/pixel.gif)",
        "![x](//evil.example/pixel.gif)",
        "[a][1]\n\n[1]: javascript:alert(1)",
        "[a]\n\n[a]: <javascript:alert(1)> 'x'",
        "[javascript:alert(1)]()",
        "<javascript:alert(1)>",
        "<JAVASCRIPT:alert(1)>",
        "<data:text/html,<script>alert(1)</script>>",
        "<vbscript:msgbox(1)>",
        "<a@b.example?body=\"onclick=alert(1)>",
        "`<script>alert(1)</script>`",
        "```html\" onclick=\"alert(1)\n<script>alert(1)</script>\n```",
        "~~~<script>alert(1)</script>\nx\n~~~",
        "# <script>alert(1)</script> {onclick=alert(1)}",
        "text {.a onclick=alert(1)}",
        "[a](https://example.org){onclick=alert(1)}",
        "| <script>alert(1)</script> | b |\n|:--|--:|\n| <img src=x onerror=alert(1)> | [x](javascript:alert(1)) |",
        "> <script>alert(1)</script>\n>\n> —— <img src=x onerror=alert(1)>",
        "- <script>\n- alert(1)\n- </script>",
        "**<script>alert(1)</script>**",
        "\\<script>alert(1)\\</script>",
        "a<br onclick=alert(1)>b",
        "http://example.org/\"onmouseover=\"alert(1)",
        "www.example.org\"onmouseover=\"alert(1)",
        "[x](http://javascript:alert(1)@evil.example)",
        "[x](\\javascript:alert\\(1\\))",
        "[x](//evil.example)",
        "[x](/\\evil.example)",
        "[x](\\\\evil.example)",
    ];

    // WHATWG URL §4.4 strips controls and drops tabs and line ends inside; entities are decoded by Markdown itself.
    private static IEnumerable<string> Schemes()
    {
        string[] addresses =
        [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript&#58;alert(1)", "javascript&colon;alert(1)", "&#106;avascript:alert(1)",
            "&#x6A;&#x61;vascript:alert(1)", "java&#10;script:alert(1)", "java&Tab;script:alert(1)", "&#1;javascript:alert(1)", "\u0001javascript:alert(1)",
            "javascript:alert(1)//http://example.org", "javascript://example.org/%0Aalert(1)", "vbscript:msgbox(1)", "livescript:alert(1)", "mocha:alert(1)",
            "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "data:text/html,alert(1)", "DATA:text/html,x", "blob:https://example.org/x",
            "file:///etc/passwd", "filesystem:https://example.org/x", "feed:javascript:alert(1)", "view-source:javascript:alert(1)", "jar:javascript:alert(1)",
            "about:blank", "ws://example.org", "intent://x#Intent;end", "weixin://dl/scan", "ms-word:ofe|u|https://example.org/x", "\u2028javascript:alert(1)", "\u00a0javascript:alert(1)",
            "javascript\u200b:alert(1)", "x-javascript:alert(1)", "j\\avascript:alert(1)",
        ];
        return addresses.SelectMany(a => new[] { $"[x](<{a}>)", $"[x]({a})", $"![x]({a})", $"<a href=\"{a}\">x</a>", $"<img src=\"{a}\">" });
    }

    private static IEnumerable<string> Handlers()
    {
        string[] names = ["onclick", "onerror", "onload", "onmouseover", "onfocus", "onpointerenter", "onanimationstart", "onbeforetoggle", "oncopy", "onpaste", "onscroll", "onwheel"];
        return names.SelectMany(n => new[] { $"<p {n}=alert(1)>x</p>", $"<b\t{n}\n=\n'alert(1)'>x</b>", $"<table><tr><td {n}=\"alert(1)\">x</td></tr></table>", $"<img/src=x/{n}=alert(1)>" });
    }

    private static IEnumerable<string> Elements()
    {
        string[] names = ["script", "iframe", "object", "embed", "applet", "frameset", "svg", "math", "style", "link", "form", "template", "noembed", "plaintext", "portal", "fencedframe"];
        return names.SelectMany(n => new[] { $"<{n}><img src=x onerror=alert(1)></{n}>", $"<p><{n.ToUpperInvariant()} src=javascript:alert(1)>x</p>" });
    }
}
