#pragma once

#include "station/value/valuetype.h"

#include <span>

namespace station {

/// How a type is named, written and read. Specialised for each value type; for a C++ enumeration, specialise
/// EnumNames instead.
template <typename T>
struct Codec;

#define TOCSIN_CODEC(T, NAME)                                                                                \
    template <>                                                                                              \
    struct Codec<T>                                                                                          \
    {                                                                                                        \
        static constexpr const char *name = NAME;                                                            \
        static QJsonValue toJson(const T &value, const Facets &facets);                                      \
        static Result<void> fromJson(T &value, const QJsonValue &json, const Facets &facets);                \
        static Result<void> check(const T &value, const Facets &facets);                                     \
        static QString toText(const T &value, const Facets &facets);                                         \
    }

TOCSIN_CODEC(bool, "bool");
TOCSIN_CODEC(int, "int");
TOCSIN_CODEC(double, "double");
TOCSIN_CODEC(QString, "string");
TOCSIN_CODEC(QDateTime, "dateTime");
TOCSIN_CODEC(Status, "status");
TOCSIN_CODEC(Facets, "facets");
TOCSIN_CODEC(Duration, "duration");
TOCSIN_CODEC(TimeRange, "timeRange");
TOCSIN_CODEC(Weekdays, "weekdays");
TOCSIN_CODEC(HostName, "hostName");
TOCSIN_CODEC(Port, "port");
TOCSIN_CODEC(MailAddressList, "mailAddressList");
TOCSIN_CODEC(Secret, "secret");
TOCSIN_CODEC(Reference, "reference");
TOCSIN_CODEC(FormatText, "formatText");
TOCSIN_CODEC(CertificateText, "certificate");
TOCSIN_CODEC(EnumOrdinal, "enumOrdinal");
TOCSIN_CODEC(StatusNumeric, "statusNumeric");
TOCSIN_CODEC(StatusBoolean, "statusBoolean");
TOCSIN_CODEC(StatusEnum, "statusEnum");
TOCSIN_CODEC(StatusString, "statusString");

#undef TOCSIN_CODEC

/// Reads a double strictly: the whole text, no NaN or infinity unless spelt "nan", "inf", "-inf".
bool parseNumber(const QString &text, double &number);
/// "PT1H30M5.250S" and "1h 30m 5s" and plain seconds ("90"); false when it is none of them.
bool parseDuration(const QString &text, Duration &duration);
QString formatDuration(Duration duration);

/// Texts of a C++ enumeration whose values count from 0: specialise with
/// `static constexpr const char *name` and `static constexpr std::array texts{…}`.
template <typename E>
struct EnumNames;

namespace detail {

Result<int> enumFromJson(const QJsonValue &json, std::span<const char *const> texts);
QStringList toStringList(std::span<const char *const> texts);

template <typename E>
struct EnumCodec
{
    static constexpr const char *name = EnumNames<E>::name;
    static QJsonValue toJson(const E &value, const Facets &facets) { return toText(value, facets); }
    static Result<void> fromJson(E &value, const QJsonValue &json, const Facets &)
    {
        const Result<int> ordinal = enumFromJson(json, EnumNames<E>::texts);
        if (!ordinal)
            return ordinal.error();
        value = E(*ordinal);
        return {};
    }
    static Result<void> check(const E &, const Facets &) { return {}; }
    static QString toText(const E &value, const Facets &)
    {
        return QLatin1String(EnumNames<E>::texts[std::size_t(value)]);
    }
};

template <typename T>
struct CodecFor : Codec<T>
{
    static QStringList texts() { return {}; }
};

template <typename E>
requires std::is_enum_v<E>
struct CodecFor<E> : EnumCodec<E>
{
    static QStringList texts() { return toStringList(EnumNames<E>::texts); }
};

template <typename T>
inline constexpr ValueType valueTypeTable{
    CodecFor<T>::name,
    []() -> void * { return new T(); },
    [](const void *value) -> void * { return new T(*static_cast<const T *>(value)); },
    [](void *value) { delete static_cast<T *>(value); },
    [](void *to, const void *from) { *static_cast<T *>(to) = *static_cast<const T *>(from); },
    [](const void *a, const void *b) { return *static_cast<const T *>(a) == *static_cast<const T *>(b); },
    [](const void *value, const Facets &f) { return CodecFor<T>::toJson(*static_cast<const T *>(value), f); },
    [](void *value, const QJsonValue &json, const Facets &f) {
        return CodecFor<T>::fromJson(*static_cast<T *>(value), json, f);
    },
    [](const void *value, const Facets &f) { return CodecFor<T>::check(*static_cast<const T *>(value), f); },
    [](const void *value, const Facets &f) { return CodecFor<T>::toText(*static_cast<const T *>(value), f); },
    [] { return CodecFor<T>::texts(); },
};

} // namespace detail

template <typename T>
const ValueType *valueTypeOf()
{
    return &detail::valueTypeTable<T>;
}

} // namespace station
