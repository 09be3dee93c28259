#include "station/value/ord.h"

#include <QCoreApplication>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Ord", text);
}

} // namespace

Result<void> checkName(const QString &name)
{
    const auto bad = [&name](const QString &why) {
        return Error{QStringLiteral("\"%1\"").arg(name.left(80)), why,
                     tr("Use letters, digits, '_', '-' and inner blanks, at most 128 characters")};
    };
    if (name.isEmpty())
        return bad(tr("a name cannot be empty"));
    if (name.size() > 128)
        return bad(tr("a name may have 128 characters at most"));
    if (!name.front().isLetterOrNumber() && name.front() != QLatin1Char('_'))
        return bad(tr("a name begins with a letter, a digit or '_'"));
    if (name.back() == QLatin1Char(' '))
        return bad(tr("a name cannot end with a blank"));
    for (const QChar c : name) {
        if (!c.isLetterOrNumber() && c != QLatin1Char('_') && c != QLatin1Char('-') && c != QLatin1Char(' '))
            return bad(
                tr("the character '%1' is not allowed in a name").arg(c.isPrint() ? c : QChar(0xFFFD)));
    }
    return {};
}

Result<Ord> Ord::parse(const QString &text)
{
    Ord ord;
    QString path = text;
    const qsizetype slash = text.lastIndexOf(QLatin1Char('/'));
    const qsizetype dot = text.indexOf(QLatin1Char('.'), slash < 0 ? 0 : slash);
    if (dot >= 0) {
        ord.slot = text.mid(dot + 1);
        path = text.left(dot);
        if (ord.slot.isEmpty())
            return Error{text, tr("the slot name after the dot is missing"), {}};
    }
    if (path.startsWith(QLatin1String("h:"))) {
        bool ok = false;
        ord.handle = QStringView(path).mid(2).toUInt(&ok);
        if (!ok || ord.handle == 0)
            return Error{text, tr("the handle after h: is not a number"), {}};
        return ord;
    }
    if (!path.startsWith(QLatin1Char('/')))
        return Error{text, tr("an ord begins with / or h:"),
                     tr("For example /Services/EmailService, or h:42")};
    if (path.size() > 1)
        ord.names = path.mid(1).split(QLatin1Char('/'));
    for (const QString &name : std::as_const(ord.names)) {
        if (const Result<void> valid = checkName(name); !valid)
            return Error{text, valid.error().text(), {}};
    }
    return ord;
}

QString Ord::text() const
{
    QString text =
        handle ? QStringLiteral("h:%1").arg(handle) : QLatin1Char('/') + names.join(QLatin1Char('/'));
    if (!slot.isEmpty())
        text += QLatin1Char('.') + slot;
    return text;
}

QString displayNameOf(const QString &name)
{
    QString text;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const QChar c = name.at(i);
        if (i > 0 && c.isUpper() && name.at(i - 1).isLetterOrNumber() && !name.at(i - 1).isUpper())
            text += QLatin1Char(' ');
        text += i == 0 ? c.toUpper() : c;
    }
    return text;
}

} // namespace station
