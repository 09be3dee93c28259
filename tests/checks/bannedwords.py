#!/usr/bin/python3
"""Calls that lose data, weaken TLS, block the engine's thread or ask a clock of their own. Comments may name them."""
import re

from sources import CPP, PRODUCT, in_folder, main, without_comments

STATION = tuple(folder for folder in PRODUCT if folder != "ui")  # the workbench only displays; its timers decide nothing
DIALOGUES = ("components/email/protocol",)

#   pattern, folders, files that may, reason
RULES = [
    (r"\bQSaveFile\b", PRODUCT, (), "loses data on a full disk; files are replaced by station/value/atomicfile"),
    (r"\bwaitFor(ReadyRead|Connected|Encrypted|BytesWritten|Disconnected|NewConnection|Started|Finished)\b",
     PRODUCT, (), "nothing waits"),
    (r"\b(QEventLoop|processEvents)\b", PRODUCT, (), "no nested event loop"),
    (r"\b(QThread::\w*sleep|sleep_for|sleep_until|usleep|nanosleep|qSleep|qWait)\s*\(", PRODUCT, (), "nothing sleeps"),
    (r"\b(QTimer|QBasicTimer|startTimer|currentDateTime(Utc)?|currentM?SecsSinceEpoch|currentDate|currentTime)\b"
     r"|\bsystem_clock::now\b", STATION, ("station/clock.h", "station/clock.cpp"), "time comes from station/clock, which tests can set"),
    (r"\bignoreSslErrors\s*\(\s*\)", PRODUCT, (), "ignores every error; name the ones that a person accepted"),
    (r"\b(VerifyNone|QueryPeer)\b", PRODUCT, (), "every certificate is verified"),
    (r"\bsetMissingCertificateIsFatal\s*\(\s*false", PRODUCT, (), "a missing certificate is fatal"),
    (r"\b(systemCaCertificates|setDefaultConfiguration)\b", PRODUCT, (),
     "whom to believe is decided by truststore, for one connection at a time"),
    (r"""["'][.] ["']""", PRODUCT, ("station/value/result.h",),
     "what, why and remedy are joined by station::Error::text(), which keeps full stops single"),
    (r"\b(Q_OBJECT|QObject|QTimer|QFile|QIODevice|QTcpSocket|QSslSocket)\b", DIALOGUES, (), "a dialogue does no I/O"),
]


def check(files):
    findings = []
    for path, text in files.items():
        if not path.endswith(CPP) or not in_folder(path, *PRODUCT):
            continue
        code = without_comments(text)
        for pattern, folders, allowed, reason in RULES:
            if path in allowed or not in_folder(path, *folders):
                continue
            for match in re.finditer(pattern, code):
                line = code.count("\n", 0, match.start()) + 1
                findings.append(f"{path}:{line}: {match.group(0)}: {reason}")
    return findings


if __name__ == "__main__":
    main("BannedWords", check,
         clean={
             "station/clock.cpp": "auto now = QDateTime::currentDateTimeUtc();\n",
             "components/email/connection/wire.cpp": "// never ignoreSslErrors()\nsocket.ignoreSslErrors(accepted);\n/* QSaveFile */\n",
             "ui/shell/busymark.h": "QTimer m_blink;\n",
             "tests/lab/maillab.cpp": "process.waitForFinished();\nauto now = QDateTime::currentDateTimeUtc();\n",
         },
         violations={
             "saveFile": {"station/stationfile.cpp": "QSaveFile file(path);\n"},
             "waiting": {"components/email/connection/wire.cpp": "socket.waitForEncrypted();\n"},
             "nestedLoop": {"client/session.cpp": "QEventLoop loop;\n"},
             "processEvents": {"app/tocsin.cpp": "QCoreApplication::processEvents();\n"},
             "sentencesJoinedByHand": {"components/email/outbox/ledger.cpp": 'x = cause + QStringLiteral(". ") + remedy;\n'},
             "sleeping": {"station/databasewriter.cpp": "std::this_thread::sleep_for(1s);\n"},
             "timerOutsideTheClock": {"components/email/connection/wire.h": "QTimer m_patience;\n"},
             "timeOutsideTheClock": {"station/audit.cpp": "x = QDateTime::currentDateTime();\n"},
             "systemClock": {"station/audit.cpp": "x = std::chrono::system_clock::now();\n"},
             "epochOutsideTheClock": {"station/audit.cpp": "x = QDateTime::currentMSecsSinceEpoch();\n"},
             "everyTlsErrorIgnored": {"components/email/connection/wire.cpp": "m_socket.ignoreSslErrors( );\n"},
             "peerNotVerified": {"components/email/connection/wire.cpp": "c.setPeerVerifyMode(QSslSocket::VerifyNone);\n"},
             "peerOnlyQueried": {"client/session.cpp": "c.setPeerVerifyMode(QSslSocket::QueryPeer);\n"},
             "missingCertificate": {"truststore/x.cpp": "c.setMissingCertificateIsFatal(false);\n"},
             "systemCertificates": {"truststore/x.cpp": "QSslConfiguration::systemCaCertificates();\n"},
             "defaultConfiguration": {"app/tocsin.cpp": "QSslConfiguration::setDefaultConfiguration(c);\n"},
             "objectInADialogue": {"components/email/protocol/smtp.h": "class Smtp : public QObject {};\n"},
             "wordAfterAString": {"station/x.cpp": 'f("// not a comment"); QSaveFile file;\n'},
         })
