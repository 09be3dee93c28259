#pragma once

#include "components/email/protocol/imapfetches.h"

#include <QByteArray>

namespace email {

/// Waits for requests, and tells what is new meanwhile: as the server likes to, or by IDLE.
class ImapWatch : public ImapFetches
{
protected:
    using ImapFetches::ImapFetches;

    /// Until there is something to do.
    Task<void> rest();
    /// IDLE until there is something to do, renewed whenever its patience ends. Refused without IDLE.
    Task<void> watch(const ImapRequest &request);

private:
    Task<bool> watchOnce();
    Task<void> endWatch(QByteArray tag);
    bool endsWatch(const ImapResponse &response, const QByteArray &tag);
    bool isLine(const Event &event);
    bool isDue() const;
};

} // namespace email
