#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace ui {

/// A field to paste a fingerprint into that was given on another way, and the verdict beside it. People
/// compare digits badly; a program does not.
class FingerprintCheck final : public QWidget
{
    Q_OBJECT
public:
    enum Result { Empty, Unreadable, Different, Matches };

    explicit FingerprintCheck(QWidget *parent = nullptr);

    void setExpected(const QString &sha256);
    Result result() const { return m_result; }
    QLineEdit &field() const { return *m_field; }

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void compare();
    static QStringList verdicts();
    void showVerdict();

    QString m_expected;
    Result m_result = Empty;
    QLineEdit *m_field = nullptr;
    QLabel *m_icon = nullptr;
    QLabel *m_verdict = nullptr;
};

} // namespace ui
