#pragma once

#include <QJsonObject>
#include <QList>
#include <QObject>

namespace ui {

class StationLink;

/// Tries an account and tells how it goes, step by step: connecting and signing in, then a real mail.
///
/// It goes on listening after a failure, since a person may mend the cause meanwhile: approve a certificate,
/// enter another password. Nothing is said to be delivered; a server accepts.
class AccountTrial final : public QObject
{
    Q_OBJECT
public:
    enum Outcome { Running, Passed, Failed };

    struct Step
    {
        Outcome outcome = Running;
        QString text;
    };

    explicit AccountTrial(StationLink &link, QObject *parent = nullptr);

    /// Connects and signs in.
    void check(const QString &ord, quint32 handle);
    /// Sends a test mail and follows it until the server has said its word.
    void sendTest(const QString &ord, quint32 handle, const QString &to);
    /// Listens no more, and forgets the steps.
    void clear();

    const QList<Step> &steps() const { return m_steps; }
    bool isRunning() const { return !m_steps.isEmpty() && m_steps.last().outcome == Running; }
    /// The certificate that a person has to look at first, as ViewContext::review() takes it; usually empty.
    const QString &challenge() const { return m_challenge; }
    /// The number of the test mail; 0 = none was taken.
    qint64 mailId() const { return m_mail; }
    /// True while the test mail has not come to an end.
    bool isMailWaiting() const { return m_mail > 0 && !m_mailSettled; }

Q_SIGNALS:
    void changed();
    void checked(bool passed);
    void mailSettled(bool accepted);

private:
    void begin(const QString &ord, quint32 handle, const QString &text);
    void setStep(Outcome outcome, const QString &text);
    void look();
    void judge(const QJsonObject &values);
    void lookAtMail();
    void judgeMail(const QJsonObject &row);

    StationLink &m_link;
    QList<Step> m_steps;
    QString m_ord;
    quint32 m_handle = 0;
    qsizetype m_checkStep = -1; ///< Which step is the connection's; -1 = none.
    bool m_asked = false;       ///< The station has begun to connect.
    bool m_looking = false;
    bool m_lookAgain = false;
    QString m_challenge;
    qint64 m_mail = 0;
    bool m_mailSettled = false;
};

} // namespace ui
