// JavaMail: composes and sends alarm mails, one transport kept or one for each message. Settings as bench/sending gives them.
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.Properties;
import javax.mail.Message;
import javax.mail.Session;
import javax.mail.Transport;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;

public class JavaMailSender {
    private static final String user = JavaMailPeer.setting("USER");
    private static final boolean keep = JavaMailPeer.setting("MODE").equals("keep");
    private static String text;
    private static Session session;
    private static int number;

    private static Session makeSession() throws Exception {
        Properties p = new Properties();
        p.put("mail.smtp.host", "localhost");
        p.put("mail.smtp.port", JavaMailPeer.setting("PORT"));
        p.put("mail.smtp.localhost", "client.example.test");
        p.put("mail.smtp.ssl.socketFactory", JavaMailPeer.trusting(JavaMailPeer.setting("CA")).getSocketFactory());
        p.put("mail.smtp.ssl.checkserveridentity", "true");
        if (JavaMailPeer.setting("TLS").equals("tls")) {
            p.put("mail.smtp.ssl.enable", "true");
        } else {
            p.put("mail.smtp.starttls.enable", "true");
            p.put("mail.smtp.starttls.required", "true");
        }
        if (!user.isEmpty())
            p.put("mail.smtp.auth", "true");
        return Session.getInstance(p);
    }

    private static Transport connect() throws Exception {
        Transport transport = session.getTransport("smtp");
        if (user.isEmpty())
            transport.connect();
        else
            transport.connect(user, JavaMailPeer.setting("PASSWORD"));
        return transport;
    }

    private static void sendOne(Transport transport) throws Exception {
        String n = String.valueOf(++number);
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(JavaMailPeer.setting("FROM")));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(JavaMailPeer.setting("TO")));
        message.setSubject("Alarm " + n + ": Zulufttemperatur zu hoch (34,7 °C)", "UTF-8");
        message.setText(text.replace("@N@", n), "UTF-8");
        message.setSentDate(new Date());
        message.saveChanges();
        transport.sendMessage(message, message.getAllRecipients());
    }

    private static void send(int count, Transport kept) throws Exception {
        for (int i = 0; i < count; i++) {
            if (keep) {
                sendOne(kept);
                continue;
            }
            Transport transport = connect();
            sendOne(transport);
            transport.close();
        }
    }

    public static void main(String[] args) throws Exception {
        text = Files.readString(Path.of(JavaMailPeer.setting("TEXT")), StandardCharsets.UTF_8);
        session = makeSession();
        int count = Integer.parseInt(JavaMailPeer.setting("COUNT"));
        Transport kept = keep ? connect() : null;
        send(Integer.parseInt(JavaMailPeer.setting("WARMUP")), kept);
        double cpu = JavaMailPeer.processorSeconds();
        long began = System.nanoTime();
        send(count, kept);
        JavaMailPeer.tell(count, began, cpu);
        if (kept != null)
            kept.close();
    }
}
