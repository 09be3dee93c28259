#pragma once

#include "ui/trust/challengedata.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace ui {

/// What to do instead of approving, by what is wrong: import the issuer, use the name that the certificate
/// has, or look at the clock.
class ChallengeRemedies final : public QWidget
{
    Q_OBJECT
public:
    /// @p mayImport: the person may change trust stores.
    ChallengeRemedies(const ChallengeData &data, bool mayImport, QWidget *parent = nullptr);

    /// False when there is nothing to offer.
    bool isUseful() const { return m_useful; }
    void setClock(const QDateTime &station, const QDateTime &here);

Q_SIGNALS:
    void importIssuerWanted();
    void useHostWanted(const QString &host);
    void clockWanted();

private:
    QPushButton *add(const QString &text, const char *name);

    QHBoxLayout *m_row = nullptr;
    QLabel *m_clock = nullptr;
    bool m_useful = false;
};

} // namespace ui
