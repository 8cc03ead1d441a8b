package earmark.local.signin;

import java.util.stream.Collectors;

/** The page on which one chooses who to be. */
final class LoginPage {
  private LoginPage() {}

  static String html(People people) {
    return """
    <!doctype html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Sign in to Earmark on this machine</title>
    <style>
    body { font: 1.125rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 36rem;
      padding: 0 1rem; color: #1b1f24; background: #fff; }
    h1 { font-size: 1.6rem; line-height: 1.25; }
    ul { list-style: none; padding: 0; }
    li { margin: .6rem 0; }
    button { font: inherit; width: 100%%; text-align: left; padding: .8rem 1rem; cursor: pointer;
      border: 2px solid #1b1f24; border-radius: .4rem; background: #fff; color: inherit; }
    button:hover, button:focus-visible { background: #fff3c4; outline: 3px solid #0b57d0;
      outline-offset: 2px; }
    button span { display: block; font-size: 1rem; }
    </style>
    </head>
    <body>
    <main>
    <h1>Who would you like to be?</h1>
    <p>These people are invented. On AWS everybody signs in as themselves, with a password and a
    second factor.</p>
    <form method="post">
    <ul>
    %s
    </ul>
    </form>
    </main>
    </body>
    </html>
    """
        .formatted(people.all().stream().map(LoginPage::button).collect(Collectors.joining("\n")));
  }

  private static String button(Person person) {
    return "<li><button name=\"username\" value=\"%s\"><strong>%s</strong><span>%s</span></button></li>"
        .formatted(escaped(person.subject()), escaped(person.name()), escaped(person.title()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
