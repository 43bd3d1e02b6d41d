/** A table for those who have none at hand, with something of each kind to find, and what it might become. */
export const EXAMPLE_NAME = 'InboundMail.hat';
export const EXAMPLE_CHANGED_NAME = 'InboundMail-new.hat';

export const EXAMPLE = `# File exported by the GUI at 20191008T212830
$ACCEPTED
    ACCEPT
$THROTTLED
    ACCEPT {
        max_message_size = 1048576
        max_rcpts_per_hour = 20
    }
$TRUSTED
    ACCEPT {
        spam_check = "off"
        max_rcpts_per_hour = -1
        max_rcpt_per_hour = 500
    }
$BLOCKED
    REJECT
$RETIRED
    TCPREFUSE
RELAYLIST:
    10.0.0.0/8
    10.2.3.0/24
    RELAY (Inside servers)
ALLOWED_LIST:
    .globomantics.com
    $TRUSTED (Partners)
BLOCKED_LIST:
    SBRS[-10.0:-3.0]
    192.0.2.
    .globomantics.com
    $BLOCKED (Spammers are rejected)
SUSPECTLIST:
    SBRS[-3.0:-1.0]
    $THROTTLED (Suspicious senders)
BRANCHES:
    192.0.2.64/26
    $TRUSTED (Our branch offices)
UNKNOWNLIST:
    SBRS[0.0:10.0]
    $ACCEPTED (Reviewed, undecided)
198.51.100.128/25
    TCPREFUSE (An old campaign)
OLD_HOSTS:
    203.0.113.7
    $GREYLIST (Moved last year)
ALL
    $ACCEPTED
`;

/** The same with the branch offices let in first, the old campaign refused whatever its score, and the policy that was missing. */
export const EXAMPLE_CHANGED = EXAMPLE.replace(/198\.51\.100\.128\/25\n.*\n/, '')
  .replace(/BRANCHES:\n.*\n.*\n/, '')
  .replace('    max_rcpt_per_hour = 500\n    ', '')
  .replace(
    'BLOCKED_LIST:\n',
    () =>
      'BRANCHES:\n    192.0.2.64/26\n    $TRUSTED (Our branch offices)\n198.51.100.128/25\n    TCPREFUSE (An old campaign)\nBLOCKED_LIST:\n',
  )
  .replace('$GREYLIST', () => '$THROTTLED');
