#pragma once

#include "station/value/facets.h"
#include "station/value/status.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QTime>

namespace station {

// The value types that slots may hold besides bool, int, double, QString, QDateTime, Status, Facets and C++
// enumerations. Each is a plain value; codec.h says how it is written and which texts are refused.

/// A length of time in milliseconds; ISO 8601 on the wire ("PT1H30M5S").
struct Duration
{
    qint64 ms = 0;
    friend auto operator<=>(Duration, Duration) = default;
};

/// Hours of the day; an end at or before the start means overnight, equal ends mean the whole day.
struct TimeRange
{
    QTime start{0, 0};
    QTime end{0, 0};
    bool contains(QTime time) const
    {
        if (start == end)
            return true;
        return start < end ? (time >= start && time < end) : (time >= start || time < end);
    }
    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

/// A set of weekdays; bit 0 is Monday, as Qt numbers them from 1.
struct Weekdays
{
    quint8 mask = 0x7f;
    bool contains(int qtDayOfWeek) const { return (mask & (1u << (qtDayOfWeek - 1))) != 0; }
    friend bool operator==(Weekdays, Weekdays) = default;
};

/// A host name or address literal as typed; syntax is checked, nothing is looked up.
struct HostName
{
    QString text;
    friend bool operator==(const HostName &, const HostName &) = default;
};

/// A TCP port, or -1 = "by mode".
struct Port
{
    int number = -1;
    friend bool operator==(Port, Port) = default;
};

/// Mail addresses, one an element, each "local@domain" or "Name <local@domain>".
struct MailAddressList
{
    QStringList addresses;
    friend bool operator==(const MailAddressList &, const MailAddressList &) = default;
};

/// Tells that a secret is kept, never what it is. The plain text lives sealed in the secret store; it is only
/// here between the moment a person typed it and the commit that hands it over.
struct Secret
{
    bool set = false;
    QDateTime changed;
    QByteArray entered; ///< Typed and not yet handed to the store. Never written anywhere.
    bool clear = false; ///< The person asked to forget the stored one.
    friend bool operator==(const Secret &, const Secret &) = default;
};

/// The path of a component; empty means none.
struct Reference
{
    QString path;
    friend bool operator==(const Reference &, const Reference &) = default;
};

/// Text with %variables%.
struct FormatText
{
    QString text;
    friend bool operator==(const FormatText &, const FormatText &) = default;
};

/// A certificate as PEM text; empty means none.
struct CertificateText
{
    QString pem;
    friend bool operator==(const CertificateText &, const CertificateText &) = default;
};

/// An ordinal whose texts stand in the facets.
struct EnumOrdinal
{
    int ordinal = 0;
    friend bool operator==(EnumOrdinal, EnumOrdinal) = default;
};

/// A value together with its quality: what points and links carry.
template <typename T>
struct StatusValue
{
    T value{};
    Status status;
    friend bool operator==(const StatusValue &, const StatusValue &) = default;
};

using StatusNumeric = StatusValue<double>;
using StatusBoolean = StatusValue<bool>;
using StatusEnum = StatusValue<EnumOrdinal>;
using StatusString = StatusValue<QString>;

} // namespace station
