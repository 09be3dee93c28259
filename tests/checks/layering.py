#!/usr/bin/python3
"""Who may include whom. One row a folder; the longest folder that holds a file decides about it."""
import re

from sources import CPP, in_folder, main, without_comments

CORE = {"Core"}
CORE_NETWORK = {"Core", "Network"}

#    folder                       project folders                         Qt modules                other libraries
MAY_USE = {
    "station/value":             ({"station/value"},                      CORE,                     set()),
    "station":                   ({"station"},                            CORE_NETWORK | {"Sql"},   {"openssl"}),
    "truststore":                ({"truststore", "station/value"},        CORE_NETWORK,             {"openssl"}),
    "components/email/protocol": ({"components/email/protocol"},          CORE,                     {"gsasl.h"}),
    "components":                ({"components", "station", "truststore"}, CORE_NETWORK | {"Sql"},  {"gmime"}),
    "client":                    ({"client", "station/value", "truststore"}, CORE_NETWORK,          set()),
    "ui":                        ({"ui", "client", "station/value"},
                                  CORE_NETWORK | {"Gui", "Widgets"},                                set()),
}
# app, tests and bench may use everything, but only the workbench's main may use the GUI modules outside ui.
GUI_OUTSIDE_UI = ("app/workbench", "tests/ui/", "bench/ui/")

TOP_FOLDERS = ("station", "truststore", "components", "client", "ui", "app", "tests", "bench")
LIBRARIES = ("openssl", "gmime", "gsasl.h")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)', re.MULTILINE)
# Class headers say their module only by their folder in the Qt installation; these are the modules that are restricted.
MODULES = {
    "Sql": r"QSql\w*",
    "Network": r"Q(Tcp|Udp|Local|Ssl|Abstract)(Socket|Server)|QSsl\w*|QNetwork\w+|QHost(Address|Info)|QDns\w+|QHttp\w+",
    "Gui": r"QGuiApplication|QWindow|QScreen|QPainter\w*|QImage\w*|QPixmap\w*|QIcon\w*|QFont\w*|QColor|QBrush|QPen|"
           r"QPalette|QAction|QKeySequence|QClipboard|QStandardItem\w*|QTextDocument|QValidator|Q\w+Validator|QShortcut",
    "Widgets": r"Q(Application|Widget\w*|MainWindow|Dialog\w*|\w+Dialog|\w+Layout\w*|\w+View|\w+Button|Label|LineEdit|"
               r"\w+Box|Menu\w*|Style\w*|Item\w*Delegate|StyledItemDelegate|Splitter|Tool(Bar|Tip)|Wizard\w*|\w+Widget|"
               r"\w+Edit|Completer|StatusBar|SystemTrayIcon)",
}
DATA_ONLY = {"QStringView", "QByteArrayView", "QUtf8StringView", "QLatin1StringView", "QAnyStringView"}


def longest(folders, path):
    return max((f for f in folders if in_folder(path, f)), key=len, default=None)


def qt_module(header):
    if module := re.match(r"Qt(Core|Network|Sql|Gui|Widgets)(/|$)", header):
        return module.group(1)
    if header not in DATA_ONLY:
        for module, pattern in MODULES.items():
            if re.fullmatch(pattern, header):
                return module
    return "Core"


def project_include(path, include, row):
    target = longest(TOP_FOLDERS, include)
    if target is None:
        return None if include.endswith(".moc") else f'"{include}" is not written from the project root'
    if row and not any(in_folder(include, allowed) for allowed in row[0]):
        return f"{row[3]} may not include {include}"
    if row and in_folder(include, "components/email/protocol") and not in_folder(path, "components"):
        return f"{row[3]} may not include {include}"
    return None


def library_include(path, header, row):
    if header.startswith("Q"):
        module = qt_module(header)
        if module in ("Gui", "Widgets") and not in_folder(path, "ui") and not path.startswith(GUI_OUTSIDE_UI):
            return f"<{header}> belongs to ui"
        if row and module not in row[1]:
            return f"{row[3]} may not use Qt{module}: <{header}>"
    library = header.split("/")[0]
    if row and library in LIBRARIES and library not in row[2]:
        return f"{row[3]} may not use {library}: <{header}>"
    return None


def check(files):
    findings = []
    for path, text in files.items():
        if not path.endswith(CPP):
            continue
        folder = longest(MAY_USE, path)
        row = (*MAY_USE[folder], folder) if folder else None
        code = without_comments(text)
        for match in INCLUDE.finditer(code):
            project, library = match.groups()
            finding = project_include(path, project, row) if project else library_include(path, library, row)
            if finding:
                findings.append(f"{path}:{code.count(chr(10), 0, match.start()) + 1}: {finding}")
    return findings


def include(path, *targets):
    return {path: "".join(f"#include {t}\n" for t in targets)}


if __name__ == "__main__":
    main("Layering", check,
         clean={
             **include("station/component.h", '"station/value/ord.h"', "<QJsonObject>", "<QSqlQuery>", "<openssl/evp.h>"),
             **include("truststore/hostname.h", '"station/value/result.h"', "<QSslCertificate>"),
             **include("components/email/connection/wire.cpp", '"components/email/protocol/smtp.h"', '"station/clock.h"', "<gmime/gmime.h>"),
             **include("client/session.cpp", '"truststore/pin.h"', "<QLocalSocket>", "<QStringView>"),
             **include("ui/sheet.cpp", '"client/session.h"', "<QWidget>"),
             **include("tests/station/slottest.cpp", '"components/email/connection/wire.h"', '"slottest.moc"', "<QTest>"),
             "station/slot.cpp": '// #include "components/email/connection/wire.h"\n/*\n#include <QWidget>\n*/\n',
         },
         violations={
             "stationMayNotUseComponents": include("station/slot.cpp", '"components/email/connection/wire.h"'),
             "stationMayNotUseTruststore": include("station/slot.cpp", '"truststore/pin.h"'),
             "valuesMayNotUseTheStation": include("station/value/ord.h", '"station/component.h"'),
             "valuesMayNotUseTheNetwork": include("station/value/ord.h", "<QHostAddress>"),
             "truststoreMayNotUseTheStation": include("truststore/pin.h", '"station/clock.h"'),
             "dialoguesMayNotUseSockets": include("components/email/protocol/smtp.cpp", "<QtNetwork/QSslSocket>"),
             "dialoguesMayNotUseTheStation": include("components/email/protocol/smtp.cpp", '"station/value/result.h"'),
             "componentsMayNotUseTheClient": include("components/alarm/alarm.cpp", '"client/session.h"'),
             "clientMayNotUseTheStation": include("client/session.h", '"station/component.h"'),
             "uiMayNotUseComponents": include("ui/sheet.cpp", '"components/email/connection/wire.h"'),
             "uiMayNotUseTruststore": include("ui/sheet.cpp", '"truststore/pin.h"'),
             "guiStaysInUi": include("app/tocsin.cpp", "<QtGui/QIcon>"),
             "widgetsStayInUi": include("components/alarm/alarm.cpp", "<QLabel>"),
             "gmimeStaysInComponents": include("client/session.cpp", "<gmime/gmime.h>"),
             "includesStartAtTheRoot": include("station/slot.cpp", '"component.h"'),
         })
