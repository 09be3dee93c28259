#include "station/session/parameters.h"

#include <QCoreApplication>

#include <cmath>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Session", text);
}

bool fits(const QJsonValue &value, const QString &type)
{
    if (type == QLatin1String("string"))
        return value.isString();
    if (type == QLatin1String("integer"))
        return value.isDouble() && value.toDouble() == std::trunc(value.toDouble());
    if (type == QLatin1String("number"))
        return value.isDouble();
    if (type == QLatin1String("boolean") || type == QLatin1String("bool"))
        return value.isBool();
    if (type == QLatin1String("array"))
        return value.isArray();
    if (type == QLatin1String("object"))
        return value.isObject();
    return true;
}

} // namespace

Result<void> checkParameters(const Method &method, const QJsonObject &params)
{
    for (auto it = params.begin(); it != params.end(); ++it) {
        if (!method.schema.contains(it.key()))
            return Error{method.name, tr("there is no parameter \"%1\"").arg(it.key().left(60)),
                         method.schema.isEmpty()
                             ? tr("It takes none")
                             : tr("It takes: %1").arg(method.schema.keys().join(QStringLiteral(", ")))};
    }
    for (auto it = method.schema.begin(); it != method.schema.end(); ++it) {
        const QJsonObject entry = it.value().toObject();
        const QString type = entry.value(QStringLiteral("type")).toString();
        const auto given = params.constFind(it.key());
        if (given == params.constEnd()) {
            if (!entry.value(QStringLiteral("optional")).toBool())
                return Error{method.name, tr("the parameter \"%1\" is missing").arg(it.key()),
                             entry.value(QStringLiteral("doc")).toString()};
        } else if (!fits(given.value(), type)) {
            return Error{method.name, tr("the parameter \"%1\" must be of type %2").arg(it.key(), type), {}};
        }
    }
    return {};
}

QJsonObject parameter(const char *type, const QString &doc, bool optional)
{
    QJsonObject entry{{QStringLiteral("type"), QLatin1String(type)}, {QStringLiteral("doc"), doc}};
    if (optional)
        entry.insert(QStringLiteral("optional"), true);
    return entry;
}

} // namespace station
