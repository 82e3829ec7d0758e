/*
 * One request that moves money, as a state machine: the row of the operation, the process that sent it first, two workers, the platform
 * behind a line that delays, reorders and loses, and a clock whose every tick may come at the worst moment. Rules are those of
 * lib/transactions: written down before it is sent, always the same key, moved on only from the attempt that one knows, the log first.
 *
 * Each rule can be left out by a definition, to see that it is needed: NEW_KEY, NO_FENCE, NO_KEY_LIFE, SILENCE_FAILS.
 */
#ifndef TRIES
#define TRIES 2 /* sendings in all */
#endif
#ifndef DEATHS
#define DEATHS 1 /* processes that die in the middle, in all */
#endif
#ifndef WORKERS
#define WORKERS 2
#endif

mtype = { pending, sent, unknown, succeeded, failed, needs_review };
mtype = { nothing, done, refused, busy, denied };

/* The row. It begins where the first process has committed it and is about to send. */
mtype state = sent;
byte attempt = 1;
byte lease = 99; /* who holds it; 0: nobody */

/* The platform. What was decided under a key is answered again until the key is forgotten. */
byte effects = 0;
byte effectsOfKey[TRIES + 1];
mtype stored[TRIES + 1] = nothing;
bool forgotten = false;

/* Time: the portal trusts the key no more; then, hours later, the platform forgets it; after a week nobody looks any more. */
bool tooOld = false;
bool week = false;
byte sending = 1; /* processes between deciding to send and having sent */
byte deaths = 0;

chan wire = [TRIES] of { byte, byte }; /* attempt, key */
chan answer[TRIES + 1] = [1] of { mtype };

#define open (state == pending || state == sent || state == unknown)
#define inLog (effectsOfKey[1] > 0)

#ifdef NEW_KEY
#define keyOf(n) n
#else
#define keyOf(n) 1
#endif

#ifdef NO_FENCE
#define mine true
#else
#define mine (attempt == my)
#endif

/* What must never be, wherever one of the two changes: a second effect, a failure with an effect, a success without one. */
#define sound (effects <= 1 && (state != failed || effects == 0) && (state != succeeded || effects == 1))

/* Records an answer: only of the attempt that asked, and only while nobody else has settled it. */
inline settle(to) {
  atomic {
    if
    :: mine && (state == sent || state == unknown) -> state = to; lease = 0; assert(sound)
    :: else
    fi
  }
}

/* Reads the log; what stands there is done, whichever attempt did it. */
inline lookIntoLog() {
  atomic {
    if
    :: inLog && open -> state = succeeded; lease = 0; assert(sound)
    :: else
    fi
  }
}

/* Waits for the answer of the attempt `my`, however long, or not at all. `again`: an earlier one may have been carried out. */
inline hear() {
  if
  :: answer[my] ? verdict ->
    if
    :: verdict == done -> settle(succeeded)
    :: verdict == refused && again -> lookIntoLog(); settle(failed)
    :: verdict == refused && !again -> settle(failed)
    :: verdict == busy && again -> settle(unknown)
    :: verdict == busy && !again -> settle(pending)
    :: verdict == denied && again -> settle(unknown)
    :: verdict == denied && !again -> settle(failed)
    fi
#ifdef SILENCE_FAILS
  :: true -> settle(failed)
#else
  :: true -> settle(unknown)
#endif
  :: atomic { deaths < DEATHS -> deaths++ }
  fi;
  verdict = nothing
}

active proctype First() {
  byte my = 1;
  bool again = false;
  mtype verdict = nothing;
  if
  :: atomic { wire ! my, keyOf(1); sending-- }; hear()
  :: atomic { deaths < DEATHS -> deaths++; sending-- }
  fi
}

active [WORKERS] proctype Worker() {
  byte my = 0;
  bool again = false;
  mtype verdict = nothing;
end:
  do
  :: atomic { open && lease == 0 -> lease = _pid; my = attempt; again = (state != pending) };
    if
    :: atomic { deaths < DEATHS -> deaths++ }
    :: true -> atomic { /* the platform cannot be read */
        if
        :: mine && open && week -> state = needs_review
        :: mine && open && !week -> if :: state == sent -> state = unknown :: else fi; lease = 0
        :: else
        fi
      }
    :: true -> lookIntoLog();
      if
      :: atomic { /* may still be at work over there: later */
          mine && open && !tooOld -> if :: state == sent -> state = unknown :: else fi; lease = 0
        }
#ifndef NO_KEY_LIFE
      :: atomic { mine && open && tooOld -> state = needs_review }
      :: atomic { mine && open && !tooOld && attempt < TRIES -> attempt++; my = attempt; state = sent; sending++ };
#else
      :: atomic { mine && open && tooOld && attempt == TRIES -> state = needs_review }
      :: atomic { mine && open && attempt < TRIES -> attempt++; my = attempt; state = sent; sending++ };
#endif
        atomic { wire ! my, keyOf(my); sending-- };
        hear()
      :: atomic { !(mine && open) } /* somebody else was faster */
      fi
    fi
  od
}

active proctype Platform() {
  byte n;
  byte key;
  mtype verdict;
end:
  do
  :: atomic {
      wire ? n, key;
      if
      :: nempty(wire) -> wire ! n, key /* overtaken */
      :: stored[key] != nothing && !forgotten -> verdict = stored[key]; goto reply
      :: !(stored[key] != nothing && !forgotten) ->
        if
        :: verdict = done; effects++; effectsOfKey[key]++; stored[key] = done; assert(sound)
        :: verdict = refused; stored[key] = refused
        :: verdict = busy
        :: verdict = denied
        fi;
reply:
        if
        :: answer[n] ! verdict
        :: skip /* lost on its way back */
        fi
      fi;
      n = 0; key = 0; verdict = nothing
    }
  od
}

/* Whoever holds the row may be slower than its lease, at any moment. */
active proctype Leases() {
end:
  do
  :: atomic { lease != 0 && open -> lease = 0 }
  od
}

/* Hours lie between the first two: what was on its way has arrived by then. */
active proctype Calendar() {
  tooOld = true;
  if
  :: atomic { sending == 0 && empty(wire) -> forgotten = true }
  :: true
  fi;
  week = true
}

ltl ends { <> !open }
