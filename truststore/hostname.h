#pragma once

#include "station/value/result.h"

#include <QString>

namespace trust {

/// A host as it is compared everywhere: an A-label name in lower case without a dot at the end, or the
/// canonical form of an IP address. The same text goes into SNI, the name check and Allowed Hosts, so that
/// what is asked for is what is checked.
class HostName
{
public:
    HostName() = default;

    /// Canonical form of what a person typed, or the reason why it can be no host.
    static station::Result<HostName> parse(const QString &typed);

    bool isEmpty() const { return m_text.isEmpty(); }
    bool isAddress() const { return m_address; }
    QString text() const { return m_text; }

    friend bool operator==(const HostName &a, const HostName &b) { return a.m_text == b.m_text; }
    friend bool operator!=(const HostName &a, const HostName &b) { return !(a == b); }

private:
    QString m_text;
    bool m_address = false;
};

} // namespace trust
