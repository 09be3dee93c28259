#pragma once

#include <QJsonArray>
#include <QWidget>

class QCheckBox;
class QLabel;
class QPlainTextEdit;

namespace ui {

class StationLink;

/// The last conversation of an account with its server: arrows tell the direction and whether the line was
/// encrypted, times count from the beginning of each conversation. Secrets are masked by the station.
class TraceBox final : public QWidget
{
    Q_OBJECT
public:
    explicit TraceBox(StationLink &link, QWidget *parent = nullptr);

    /// Shows this account's; empty = none.
    void show(const QString &account);
    void refresh();
    QString text() const;

    /// One line for each entry of outbox.trace, with a heading at each new conversation.
    static QStringList linesOf(const QJsonArray &trace);

Q_SIGNALS:
    void failed(const QString &text);

private:
    void take(const QJsonArray &trace);

    StationLink &m_link;
    QString m_account;
    QStringList m_lines;
    QPlainTextEdit *m_text;
    QLabel *m_state;
    QCheckBox *m_follow;
    bool m_asking = false;
    bool m_again = false;
};

} // namespace ui
