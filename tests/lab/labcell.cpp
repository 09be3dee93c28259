#include "tests/lab/labcell.h"

#include <QMap>

#include <algorithm>

namespace lab {

namespace {

const QString notGiven = QStringLiteral("client certificate demanded, not given");
const QString oldAllowed = QStringLiteral("TLS 1.0 only, allowed");
const QString old = QStringLiteral("TLS 1.0 only");

/// The name of the endpoint's certificate.
QString fileOf(const QString &certificate)
{
    static const QMap<QString, QString> files{
        {QStringLiteral("good"), QStringLiteral("main")},
        {QStringLiteral("self-signed"), QStringLiteral("selfsigned")},
        {QStringLiteral("expired"), QStringLiteral("expired")},
        {QStringLiteral("not yet valid"), QStringLiteral("notyet")},
        {QStringLiteral("wrong host"), QStringLiteral("wronghost")},
        {QStringLiteral("missing intermediate"), QStringLiteral("nochain")},
        {QStringLiteral("client certificate demanded"), QStringLiteral("clientcert")},
        {notGiven, QStringLiteral("clientcert")},
        {QStringLiteral("TLS 1.2 only"), QStringLiteral("tls12")},
        {old, QStringLiteral("tls10")},
        {oldAllowed, QStringLiteral("tls10")}};
    return files.value(certificate);
}

} // namespace

QString Cell::name() const
{
    return fault.isEmpty() ? way() : way() + QStringLiteral(", ") + fault;
}

QString Cell::way() const
{
    QStringList parts{mode, authentication};
    if (!isClear() && (fault.isEmpty() || certificate != u"good"))
        parts.append(certificate);
    return parts.join(QStringLiteral(", "));
}

QString Cell::endpoint() const
{
    const QString kind = isClear()             ? QStringLiteral("clear")
                         : mode == u"STARTTLS" ? QStringLiteral("starttls")
                                               : QStringLiteral("tls");
    if (fault == u"HELO only")
        return QStringLiteral("helo-") + kind;
    if (isClear())
        return kind;
    return (isExternal() ? QStringLiteral("external-") : QString()) + kind + u'-' + fileOf(certificate);
}

QString Cell::mechanism() const
{
    if (!signsIn())
        return {};
    return authentication == u"Automatic" ? QStringLiteral("SCRAM-SHA-256") : authentication;
}

QStringList authentications()
{
    return {QStringLiteral("None"),     QStringLiteral("PLAIN"),       QStringLiteral("LOGIN"),
            QStringLiteral("CRAM-MD5"), QStringLiteral("SCRAM-SHA-1"), QStringLiteral("SCRAM-SHA-256"),
            QStringLiteral("EXTERNAL"), QStringLiteral("Automatic")};
}

QStringList certificates()
{
    return {QStringLiteral("good"),
            QStringLiteral("self-signed"),
            QStringLiteral("expired"),
            QStringLiteral("not yet valid"),
            QStringLiteral("wrong host"),
            QStringLiteral("missing intermediate"),
            QStringLiteral("client certificate demanded"),
            notGiven,
            QStringLiteral("TLS 1.2 only"),
            old,
            oldAllowed};
}

QList<Cell> sendMatrix()
{
    QList<Cell> cells;
    for (const QString &authentication : authentications()) {
        if (authentication != u"EXTERNAL")
            cells.append({QStringLiteral("clear"), authentication, QStringLiteral("-"), {}});
    }
    for (const QString &certificate : certificates()) {
        for (const QString &mode : {QStringLiteral("STARTTLS"), QStringLiteral("TLS")}) {
            for (const QString &authentication : authentications())
                cells.append({mode, authentication, certificate, {}});
        }
    }
    return cells;
}

Fate fateOf(const Cell &cell)
{
    if (cell.certificate == notGiven)
        return cell.isExternal() ? Fate::NoSignIn : Fate::NotLetIn;
    if (cell.certificate == old)
        return Fate::OldTlsRefused;
    if (cell.certificate == u"wrong host" && cell.isExternal())
        return Fate::NotShown;
    static const QStringList doubtful{QStringLiteral("self-signed"), QStringLiteral("expired"),
                                      QStringLiteral("not yet valid"), QStringLiteral("wrong host"),
                                      QStringLiteral("missing intermediate")};
    return doubtful.contains(cell.certificate) ? Fate::SentWhenApproved : Fate::Sent;
}

QString textOf(Fate fate)
{
    switch (fate) {
    case Fate::Sent:
        return QStringLiteral("sent");
    case Fate::SentWhenApproved:
        return QStringLiteral("held, then sent");
    case Fate::NotLetIn:
        return QStringLiteral("waits: 421");
    case Fate::OldTlsRefused:
        return QStringLiteral("held: TLS");
    case Fate::NoSignIn:
        return QStringLiteral("held: sign-in");
    case Fate::NotShown:
        return QStringLiteral("held: not shown");
    }
    return {};
}

QString grid(const QString &title, const QStringList &rows, const QStringList &columns,
             const std::function<QString(const QString &, const QString &)> &at)
{
    qsizetype first = title.size();
    for (const QString &row : rows)
        first = std::max(first, row.size());
    QList<qsizetype> widths;
    for (const QString &column : columns) {
        qsizetype width = column.size();
        for (const QString &row : rows)
            width = std::max(width, at(row, column).size());
        widths.append(width);
    }
    const auto line = [&](const QString &head, const std::function<QString(const QString &)> &text) {
        QString result = head.leftJustified(first);
        for (qsizetype i = 0; i < columns.size(); ++i)
            result += QStringLiteral("  ") + text(columns[i]).leftJustified(widths[i]);
        return result.trimmed() + u'\n';
    };
    QString result = line(title, [](const QString &column) { return column; });
    for (const QString &row : rows)
        result += line(row, [&](const QString &column) { return at(row, column); });
    return result;
}

} // namespace lab
