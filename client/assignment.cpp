#include "client/assignment.h"

#include "client/inputfile.h"
#include "client/secretinput.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace client {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

bool isSecret(const QString &type)
{
    return type == QLatin1String("secret");
}

station::Result<QJsonValue> fileText(const QString &path)
{
    const station::Result<QByteArray> text = readInputFile(path, 1 << 20);
    if (!text)
        return text.error();
    return QJsonValue(QString::fromUtf8(*text));
}

/// Facets and values with a status may be written as JSON; every other type is a text that the station reads.
bool mayBeJson(const QString &type)
{
    return type == QLatin1String("facets") || type == QLatin1String("mailAddressList") ||
           type.startsWith(QLatin1String("status"));
}

} // namespace

Assignment Assignment::parse(const QString &word)
{
    const qsizetype equals = word.indexOf(QLatin1Char('='));
    return {word.left(equals), equals < 0 ? QString() : word.mid(equals + 1), equals >= 0};
}

bool Assignment::isForbidden(const QString &type) const
{
    const bool elsewhere =
        value.startsWith(QLatin1Char('@')) || value == QLatin1String("-") || value.isEmpty();
    return isSecret(type) ? !elsewhere : !hasValue;
}

station::Result<QJsonValue> Assignment::toJson(const QString &type) const
{
    if (isSecret(type)) {
        // "SLOT=" forgets what is stored; that is no secret.
        if (hasValue && value.isEmpty())
            return QJsonValue(QJsonValue::Null);
        const station::Result<QString> secret = readSecret(value, target);
        if (!secret)
            return secret.error();
        return QJsonValue(*secret);
    }
    if (!hasValue)
        return station::Error{target, tr("a value is missing"), tr("Write %1=VALUE").arg(target)};
    if (type == QLatin1String("certificate") && value.startsWith(QLatin1Char('@')))
        return fileText(value.mid(1));
    if (mayBeJson(type) && (value.startsWith(QLatin1Char('{')) || value.startsWith(QLatin1Char('[')))) {
        const QJsonDocument document = QJsonDocument::fromJson(value.toUtf8());
        if (document.isObject())
            return QJsonValue(document.object());
        if (document.isArray())
            return QJsonValue(document.array());
    }
    return QJsonValue(value);
}

} // namespace client
