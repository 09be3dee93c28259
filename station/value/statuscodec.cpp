// Codecs of status and of the values that carry one, and the conversions that links may make.

#include "station/value/codec.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <array>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Value", text);
}

const QString valueKey = QStringLiteral("value");
const QString statusKey = QStringLiteral("status");

template <typename T>
QJsonValue statusValueToJson(const StatusValue<T> &value, const Facets &facets)
{
    return QJsonObject{{valueKey, Codec<T>::toJson(value.value, facets)}, {statusKey, value.status.text()}};
}

/// A bare value means "this, with status {ok}"; the object form carries both.
template <typename T>
Result<void> statusValueFromJson(StatusValue<T> &value, const QJsonValue &json, const Facets &facets)
{
    if (json.toString() == QLatin1String("null") || json.isNull()) {
        value = {T{}, Status::Null};
        return {};
    }
    if (!json.isObject()) {
        value.status = {};
        return Codec<T>::fromJson(value.value, json, facets);
    }
    const QJsonObject object = json.toObject();
    Status status;
    if (!Status::parse(object.value(statusKey).toString(), status))
        return Error{{}, tr("\"%1\" is not a status").arg(object.value(statusKey).toString().left(60)), {}};
    value.status = status;
    return Codec<T>::fromJson(value.value, object.value(valueKey), facets);
}

template <typename T>
Result<void> statusValueCheck(const StatusValue<T> &value, const Facets &facets)
{
    return value.status.has(Status::Null) ? Result<void>() : Codec<T>::check(value.value, facets);
}

template <typename T>
QString statusValueToText(const StatusValue<T> &value, const Facets &facets)
{
    const QString text =
        value.status.has(Status::Null) ? QStringLiteral("null") : Codec<T>::toText(value.value, facets);
    return text + QLatin1Char(' ') + value.status.text();
}

} // namespace

QJsonValue Codec<Status>::toJson(const Status &value, const Facets &)
{
    return QJsonObject{{QStringLiteral("flags"), value.flags()}, {valueKey, value.text()}};
}

Result<void> Codec<Status>::fromJson(Status &value, const QJsonValue &json, const Facets &)
{
    const QString text = json.isObject() ? json.toObject().value(valueKey).toString() : json.toString();
    if (!Status::parse(text, value))
        return Error{{}, tr("\"%1\" is not a status such as {ok} or {fault,alarm}").arg(text.left(60)), {}};
    return {};
}

Result<void> Codec<Status>::check(const Status &, const Facets &)
{
    return {};
}

QString Codec<Status>::toText(const Status &value, const Facets &)
{
    return value.text();
}

#define TOCSIN_STATUS_VALUE(T)                                                                               \
    QJsonValue Codec<T>::toJson(const T &value, const Facets &facets)                                        \
    {                                                                                                        \
        return statusValueToJson(value, facets);                                                             \
    }                                                                                                        \
    Result<void> Codec<T>::fromJson(T &value, const QJsonValue &json, const Facets &facets)                  \
    {                                                                                                        \
        return statusValueFromJson(value, json, facets);                                                     \
    }                                                                                                        \
    Result<void> Codec<T>::check(const T &value, const Facets &facets)                                       \
    {                                                                                                        \
        return statusValueCheck(value, facets);                                                              \
    }                                                                                                        \
    QString Codec<T>::toText(const T &value, const Facets &facets)                                           \
    {                                                                                                        \
        return statusValueToText(value, facets);                                                             \
    }

TOCSIN_STATUS_VALUE(StatusNumeric)
TOCSIN_STATUS_VALUE(StatusBoolean)
TOCSIN_STATUS_VALUE(StatusEnum)
TOCSIN_STATUS_VALUE(StatusString)

#undef TOCSIN_STATUS_VALUE

namespace {

template <typename T>
bool convertPair(ValueRef from, const ValueType *to, void *target)
{
    if (to == valueTypeOf<StatusValue<T>>() && from.type == valueTypeOf<T>()) {
        if (target)
            *static_cast<StatusValue<T> *>(target) = {*from.as<T>(), Status::Ok};
        return true;
    }
    if (to == valueTypeOf<T>() && from.type == valueTypeOf<StatusValue<T>>()) {
        if (target)
            *static_cast<T *>(target) = from.as<StatusValue<T>>()->value;
        return true;
    }
    return false;
}

/// A null @p target only asks whether the conversion exists.
bool convert(ValueRef from, const ValueType *to, void *target)
{
    if (from.type == to) {
        if (target)
            to->assign(target, from.data);
        return true;
    }
    if (convertPair<double>(from, to, target) || convertPair<bool>(from, to, target) ||
        convertPair<QString>(from, to, target) || convertPair<EnumOrdinal>(from, to, target))
        return true;
    if (from.type == valueTypeOf<int>() &&
        (to == valueTypeOf<double>() || to == valueTypeOf<StatusNumeric>())) {
        const double number = target ? double(*from.as<int>()) : 0;
        return convert(ValueRef{valueTypeOf<double>(), &number}, to, target);
    }
    // A true condition counts as 1 where a number is wanted, so that on/off points can be measured and
    // ramped.
    if (from.type == valueTypeOf<StatusBoolean>() && to == valueTypeOf<StatusNumeric>()) {
        if (target) {
            const StatusBoolean &value = *from.as<StatusBoolean>();
            *static_cast<StatusNumeric *>(target) = {value.value ? 1.0 : 0.0, value.status};
        }
        return true;
    }
    if (to == valueTypeOf<QString>()) {
        if (target)
            *static_cast<QString *>(target) = from.type->toText(from.data, {});
        return true;
    }
    return false;
}

const std::array<const ValueType *, 22> &allTypes()
{
    static const std::array<const ValueType *, 22> types{
        valueTypeOf<bool>(),          valueTypeOf<int>(),
        valueTypeOf<double>(),        valueTypeOf<QString>(),
        valueTypeOf<QDateTime>(),     valueTypeOf<Status>(),
        valueTypeOf<Facets>(),        valueTypeOf<Duration>(),
        valueTypeOf<TimeRange>(),     valueTypeOf<Weekdays>(),
        valueTypeOf<HostName>(),      valueTypeOf<Port>(),
        valueTypeOf<Secret>(),        valueTypeOf<MailAddressList>(),
        valueTypeOf<Reference>(),     valueTypeOf<FormatText>(),
        valueTypeOf<EnumOrdinal>(),   valueTypeOf<CertificateText>(),
        valueTypeOf<StatusNumeric>(), valueTypeOf<StatusBoolean>(),
        valueTypeOf<StatusEnum>(),    valueTypeOf<StatusString>(),
    };
    return types;
}

} // namespace

Value makeValue(const ValueType *type)
{
    return type ? Value::adopt(type, type->create()) : Value();
}

bool canConvert(const ValueType *from, const ValueType *to)
{
    return convert(ValueRef{from, nullptr}, to, nullptr);
}

bool convertInto(ValueRef from, const ValueType *to, void *target)
{
    return convert(from, to, target);
}

const ValueType *findValueType(const QString &name)
{
    for (const ValueType *type : allTypes()) {
        if (name == QLatin1String(type->name))
            return type;
    }
    return nullptr;
}

} // namespace station
