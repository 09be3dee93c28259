#pragma once

#include "ui/shell/view.h"

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace ui {

/// One tab of the view area: a component, the view of it, the way that led here, and a head with its status.
class ViewPage final : public QWidget
{
    Q_OBJECT
public:
    explicit ViewPage(ViewContext &context, QWidget *parent = nullptr);

    /// Opens a component; an empty view name means its best view. Reads its description first.
    void open(const QString &ord, const QString &view = {});
    void back();
    void forward();
    bool canGoBack() const { return m_position > 0; }
    bool canGoForward() const { return m_position + 1 < m_way.size(); }

    View *view() const { return m_view; }
    QString ord() const { return m_shown.ord; }
    QString title() const;

Q_SIGNALS:
    void titleChanged();
    /// Another component or view is shown.
    void shown();
    void helpChanged(const QString &text);

private:
    struct Place
    {
        QString ord;
        QString view;
    };

    void read(const Place &place, bool remember);
    void take(const Place &place, const ComponentDescription &component, bool remember);
    void show(const ComponentDescription &component, const QString &view);
    void putView(const QString &name, const QString &part);
    void showStale();
    void showTrouble(const QString &text);
    void updateHead();
    /// A value in the head, in this locale's writing and the chosen units.
    QString statusText() const;
    void updateStatus();
    void updateChallenge(const QString &challenge);

    ViewContext &m_context;
    QList<Place> m_way;
    qsizetype m_position = -1;
    Place m_asked; ///< Read again when the station is there, if nothing is shown yet.
    Place m_shown;
    ComponentDescription m_component;
    View *m_view = nullptr;
    QVBoxLayout *m_layout = nullptr;
    QLabel *m_icon = nullptr;
    QLabel *m_title = nullptr;
    QToolButton *m_viewButton = nullptr;
    QLabel *m_statusIcon = nullptr;
    QLabel *m_status = nullptr;
    QPushButton *m_review = nullptr;
    QLabel *m_cause = nullptr;
    QString m_statusSlot; ///< "status" or "out"; empty = the component has neither.
    QJsonValue m_statusValue;
    QString m_statusText;  ///< As the station writes it.
    QString m_staleNotice; ///< That the station has been lost since it was read; empty = it has not.
    QString m_causeText;
    QString m_challenge; ///< The certificate that the component waits for, "host:port/protocol".
};

} // namespace ui
