-- attributed: What documents say, with the whole chain of voices in one line, and how surely
CREATE VIEW attributed AS
SELECT s.id, d.published_start AS published, d.title, d.publisher, s.content,
  (SELECT group_concat(name, ' ← ') FROM
    (SELECT coalesce(c.name, '(unnamed)') AS name FROM chains c WHERE c.statement = s.id ORDER BY c.place)) AS chain,
  s.first_hand, s.certainty, s.polarity, s.hedges, s.sentence, s.document
FROM statements s JOIN documents d ON d.id = s.document;
-- events_reported: Events that a report says happened; what is denied, planned, possible or inferred is in events_unreal
CREATE VIEW events_reported AS
SELECT e.id, e.when_start, e.when_end, e.code, e.mode,
  (SELECT group_concat(coalesce(a.name, r.words), '; ') FROM roles r LEFT JOIN actors a ON a.id = r.actor
    WHERE r.event = e.id AND r.role = 'actor') AS actors,
  (SELECT group_concat(coalesce(a.name, r.words), '; ') FROM roles r LEFT JOIN actors a ON a.id = r.actor
    WHERE r.event = e.id AND r.role IN ('recipient', 'target')) AS recipients,
  p.name AS place, p.country, p.latitude, p.longitude, p.radius_m, s.content, s.first_hand, s.certainty, e.statement, e.document
FROM events e JOIN statements s ON s.id = e.statement LEFT JOIN places p ON p.id = e.place
WHERE e.not_an_event IS NULL;
-- events_unreal: What did not happen, may happen or is only inferred, with the reason why it is no event
CREATE VIEW events_unreal AS
SELECT e.id, e.not_an_event, e.realis, e.code, e.mode, s.content, s.first_hand, s.certainty, e.statement, e.document
FROM events e JOIN statements s ON s.id = e.statement WHERE e.not_an_event IS NOT NULL;
-- stands: Who takes what stand on which issue, in order of time
CREATE VIEW stands AS
SELECT q.id, a.name AS holder, q.stance, i.text AS issue, t.name AS towards, q.when_start, d.published_start AS published,
  s.content, s.first_hand, s.certainty, q.statement, s.document
FROM positions q JOIN statements s ON s.id = q.statement JOIN documents d ON d.id = s.document
  LEFT JOIN actors a ON a.id = q.holder LEFT JOIN actors t ON t.id = q.towards LEFT JOIN propositions i ON i.id = q.topic
ORDER BY a.name, i.text, coalesce(q.when_start, d.published_start);
-- ties: Standing ties between actors, with the words that show them
CREATE VIEW ties AS
SELECT r.id, a.name AS subject, r.kind, coalesce(b.name, p.name, r.object) AS object, r.evidence, s.first_hand, s.certainty,
  r.statement, s.document
FROM relations r JOIN statements s ON s.id = r.statement LEFT JOIN actors a ON a.id = r.subject
  LEFT JOIN actors b ON b.id = r.object LEFT JOIN places p ON p.id = r.object;
-- happened: Happenings with how many documents tell them and how many events these have
CREATE VIEW happened AS
SELECT h.id, h.when_start, h.when_end, h.code, h.series, count(e.event) AS events, h.documents,
  min(r.place) AS place, min(r.latitude) AS latitude, min(r.longitude) AS longitude, min(r.content) AS content
FROM happenings h JOIN happening_events e ON e.happening = h.id JOIN events_reported r ON r.id = e.event GROUP BY h.id;
-- rests_on: First hands, and how many statements rest on each in how many documents
CREATE VIEW rests_on AS
SELECT o.id, o.kind, o.name, count(*) AS statements, sum(x.inherited) AS inherited, count(DISTINCT s.document) AS documents
FROM origins o JOIN origin_statements x ON x.origin = o.id JOIN statements s ON s.id = x.statement
GROUP BY o.id ORDER BY documents DESC, statements DESC;
