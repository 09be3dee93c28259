#include "ui/trust/challengeremedies.h"

#include "ui/trust/challengetext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

ChallengeRemedies::ChallengeRemedies(const ChallengeData &challenge, bool mayImport, QWidget *parent)
    : QWidget(parent), m_row(new QHBoxLayout), m_clock(new QLabel(this))
{
    m_clock->setTextFormat(Qt::PlainText);
    m_clock->setObjectName(QStringLiteral("value"));
    m_clock->setAccessibleName(tr("Clocks"));
    m_clock->hide();
    m_row->addWidget(new QLabel(tr("Better:"), this));
    const ChallengeCases cases = casesOf(challenge.entry);
    if (mayImport && cases.testFlag(ChallengeCase::IssuerUnknown))
        connect(add(cases == ChallengeCase::IssuerUnknown ? tr("&Import issuer into User trust store…")
                                                          : tr("&Import issuer…"),
                    "importIssuer"),
                &QPushButton::clicked, this, &ChallengeRemedies::importIssuerWanted);
    const QString name = bestName(challenge.entry.leaf, challenge.entry.host);
    if (cases.testFlag(ChallengeCase::NameDiffers) && !name.isEmpty() && !challenge.hostSlot.isEmpty()) {
        connect(add(tr("&Use host \"%1\"").arg(name), "useHost"), &QPushButton::clicked, this,
                [this, name] { Q_EMIT useHostWanted(name); });
    }
    if (cases.testFlag(ChallengeCase::OutsideValidity)) {
        connect(add(tr("C&heck clock"), "checkClock"), &QPushButton::clicked, this,
                &ChallengeRemedies::clockWanted);
        if (challenge.stationTime.isValid()) {
            m_clock->setText((challenge.entry.waitsForClock()
                                  ? tr("Station clock: %1, not synchronised. Mail waits until it is and the "
                                       "date has come.")
                                  : tr("Station clock: %1"))
                                 .arg(whenText(challenge.stationTime)));
            m_clock->setWordWrap(true);
            m_clock->show();
        }
    }
    m_row->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_clock);
    layout->addLayout(m_row);
}

QPushButton *ChallengeRemedies::add(const QString &text, const char *name)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    button->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    m_row->addWidget(button);
    m_useful = true;
    return button;
}

void ChallengeRemedies::setClock(const QDateTime &station, const QDateTime &here)
{
    const qint64 apart = std::abs(station.secsTo(here)) / 60;
    m_clock->setText(
        apart < 2 ? tr("Station clock: %1, the same as this computer's.").arg(whenText(station))
                  : tr("Station clock: %1. This computer's: %2.").arg(whenText(station), whenText(here)));
    m_clock->show();
}

} // namespace ui
