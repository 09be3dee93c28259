#include "ui/shell/busymark.h"

#include "ui/link/stationlink.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace ui {

namespace {

constexpr int markAfterMs = 300;
constexpr int wordsAfterMs = 2000;

} // namespace

BusyMark::BusyMark(StationLink &link, QWidget *parent)
    : QWidget(parent),
      m_link(link),
      m_bar(new QProgressBar(this)),
      m_words(new QLabel(this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    m_bar->setRange(0, 0);
    m_bar->setFixedWidth(fontMetrics().averageCharWidth() * 12);
    m_bar->setAccessibleName(tr("Waiting for the station"));
    m_cancel->setAccessibleDescription(tr("Stops waiting for the station's answer."));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_words);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    hide();
    m_tick.setInterval(markAfterMs);
    connect(&m_tick, &QTimer::timeout, this, &BusyMark::update);
    connect(m_cancel, &QPushButton::clicked, &m_link, &StationLink::cancelPending);
    connect(&m_link, &StationLink::pendingChanged, this, [this] {
        if (m_link.pendingCalls().isEmpty()) {
            m_tick.stop();
            hide();
        } else if (!m_tick.isActive()) {
            m_tick.start();
        }
    });
}

void BusyMark::update()
{
    const QList<StationLink::Pending> calls = m_link.pendingCalls();
    if (calls.isEmpty())
        return hide();
    const bool longer = calls.first().sinceMs >= wordsAfterMs;
    m_words->setVisible(longer);
    m_cancel->setVisible(longer);
    m_words->setText(tr("Waiting for the station (%1)").arg(calls.first().method));
    setVisible(calls.first().sinceMs >= markAfterMs);
}

} // namespace ui
